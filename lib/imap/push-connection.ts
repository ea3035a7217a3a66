import type { ImapResponse } from 'imapflow';
import { TIMES } from '../config.ts';
import { AppError, isAppError } from '../errors.ts';
import type { MailEvent } from '../events/index.ts';
import { Alarm } from './alarm.ts';
import { atom, atoms } from './command-tokens.ts';
import { countMailbox, countMailboxes } from './count-mailboxes.ts';
import { decodePath } from './decode-path.ts';
import { InboxNews } from './inbox-news.ts';
import { valueText, type Token } from './imapflow-internals.ts';
import type { Lane } from './lane.ts';
import { leaveLane } from './leave-lane.ts';
import { Lease } from './lease.ts';
import { MailboxState } from './mailbox-state.ts';
import type { NotifyTrust } from './notify-trust.ts';
import type { Status } from './read-status.ts';

/** When counts are told: never because a `resync` or an event follows, or when they changed, or always because flags did. */
export type Telling = 'never' | 'changed' | 'always';

export interface PushHost {
  /** Sees each command before it is sent. */
  sending(name: string, tokens: readonly Token[]): void;
  tell(event: MailEvent): void;
  /** What a mailbox holds now; only what the server said. @returns whether that is something else than was known */
  counted(path: string, status: Partial<Status>, tell: Telling): boolean;
  /** Everything known is from before now: from here on nothing is missed. */
  ready(): void;
  /** It was time to ask by ourselves. */
  asked(): void;
}

/** IDLE that ends at once, so many times in a row, is none. */
const MAX_SHORT_IDLES = 3;
const INBOX = 'INBOX';

/** The connection that an account's news come over: it idles on INBOX, and knows of the other mailboxes by NOTIFY (RFC 5465) or by asking. */
export class PushConnection {
  readonly #lane: Lane;
  readonly #host: PushHost;
  readonly #lease: Lease;
  readonly #alarm = new Alarm();
  readonly #touched = new Map<string, Telling>();
  readonly #trust: NotifyTrust;
  #news: InboxNews | undefined;
  #notified = false;
  #listChanged = false;
  #namesChanged = false;
  #next = 0;
  #leaving = false;

  constructor(lane: Lane, trust: NotifyTrust, host: PushHost) {
    this.#lane = lane;
    this.#trust = trust;
    this.#host = host;
    // Nothing is kept of mailboxes here, and nothing is changed.
    const nothing = (): void => undefined;
    this.#lease = new Lease(lane, {
      state: () => new MailboxState(),
      sending: host.sending,
      progressed: nothing,
      changed: nothing,
    });
  }

  /** Whether news of this mailbox come over it as they happen. */
  covers(path: string): boolean {
    return (this.#notified && !this.#trust.lost) || path === INBOX;
  }

  /** We changed names of mailboxes. */
  namesChanged(): void {
    this.#trust.expectNames();
    this.#namesChanged = true;
    this.#alarm.ring();
  }

  touch(path: string, tell: Telling): void {
    if (this.#touched.get(path) !== 'always') this.#touched.set(path, tell);
    this.#alarm.ring();
  }

  /** Logs out; `run` returns then. */
  async leave(): Promise<void> {
    this.#leaving = true;
    this.#alarm.ring();
    await leaveLane(this.#lane);
  }

  /**
   * Tells news until the connection is left.
   *
   * @throws AppError imap.unreachable | imap.timeout (it broke) | imap.refused (IDLE is advertised, but not done)
   */
  async run(): Promise<void> {
    const lane = this.#lane;
    lane.on('close', () => this.#alarm.ring());
    try {
      await this.#begin();
      for (let short = 0; !this.#leaving;) {
        const since = performance.now();
        const woken = await this.#idle();
        if (this.#leaving) return;
        if (!lane.usable) throw new AppError('imap.unreachable');
        const report = await this.#within(() => this.#report(!woken));
        short = !report && woken && performance.now() - since < TIMES.pushSettle * 4 ? short + 1 : 0;
        if (lane.skipIdle || short > MAX_SHORT_IDLES)
          throw new AppError('imap.refused', { detail: 'IDLE ends at once.' });
      }
    } catch (cause) {
      if (!this.#leaving) throw cause;
    } finally {
      lane.close();
    }
  }

  /** @returns false when it was time to ask by ourselves. */
  async #idle(): Promise<boolean> {
    const wake = (): void => this.#alarm.ring();
    if (!this.#pending && !this.#lane.idling) this.#lane.idle().then(wake, wake);
    const woken = await this.#alarm.wait(
      this.#notified ? this.#trust.wait : Math.min(TIMES.pushStatus, TIMES.pushAlive),
    );
    if (woken && this.#pending) await new Promise((resolve) => setTimeout(resolve, TIMES.pushSettle));
    return woken;
  }

  get #pending(): boolean {
    return this.#touched.size > 0 || this.#listChanged || this.#news?.some === true;
  }

  #begin(): Promise<void> {
    return this.#within(async () => {
      const lane = this.#lane;
      const lease = this.#lease;
      this.#news = new InboxNews(lane, await lease.select(INBOX), () => this.#alarm.ring());
      if (lane.has('NOTIFY')) await this.#notify();
      await this.#countAll('never');
      this.#host.counted(INBOX, (await countMailbox(lease, INBOX)) ?? {}, 'never');
      this.#host.ready();
    });
  }

  /** Asks to be told of every mailbox of the person; a server that refuses is asked for counts instead. */
  async #notify(): Promise<void> {
    const handlers = this.#lane.untaggedHandlers;
    let ready = false;
    handlers['STATUS'] = (response) => {
      const path = this.#pathAt(response, 0);
      if (path !== INBOX) this.#host.counted(path, statusItems(response), ready ? 'always' : 'never');
      this.#trust.countsTold(path);
      return Promise.resolve();
    };
    const names = (): Promise<void> => {
      if (!ready) return Promise.resolve();
      this.#trust.namesTold();
      this.#listChanged = true;
      this.#alarm.ring();
      return Promise.resolve();
    };
    handlers['LIST'] = names;
    const messages = atoms('MessageNew', 'MessageExpunge', 'FlagChange');
    const everywhere = [...messages, ...atoms('MailboxName', 'SubscriptionChange')];
    try {
      await this.#lease.ask({
        name: 'NOTIFY',
        tokens: [atom('SET'), [atom('SELECTED'), messages], [atom('PERSONAL'), everywhere]],
      });
      this.#notified = true;
    } catch (error) {
      if (!isAppError(error) || this.#lane.isClosed) throw error;
    }
    ready = true;
  }

  /** @returns whether there was anything to tell or to ask. */
  async #report(due: boolean): Promise<boolean> {
    const lease = this.#lease;
    const pending = this.#pending;
    const moved = this.#namesChanged;
    this.#namesChanged = false;
    if (this.#listChanged) {
      this.#listChanged = false;
      this.#host.tell({ type: 'mailboxes' });
    }
    const touched = new Map(this.#touched);
    this.#touched.clear();
    if (this.#news?.some || touched.has(INBOX)) {
      const { events, counts } = (await this.#news?.take(lease)) ?? { events: [], counts: undefined };
      if (counts) this.#host.counted(INBOX, counts, events.length > 0 ? 'never' : 'changed');
      for (const event of events) this.#host.tell(event);
    }
    for (const [path, tell] of touched) {
      if (path === INBOX) continue;
      const status = await countMailbox(lease, path);
      if (status) this.#host.counted(path, status, tell);
    }
    if (due) await this.#countAll('changed').then(() => this.#host.asked());
    return pending || due || moved;
  }

  async #countAll(tell: Telling): Promise<void> {
    const { counts, next, names } = await countMailboxes(this.#lease, this.#next);
    this.#next = next;
    const changed = [...counts].flatMap(([path, status]) => (this.#host.counted(path, status, tell) ? [path] : []));
    const unheard = tell === 'never' ? [] : changed.filter((path) => path !== INBOX);
    if (this.#trust.listed(names, unheard)) this.#host.tell({ type: 'mailboxes' });
  }

  /** A server that does not answer in time is as good as gone. */
  async #within<T>(work: () => Promise<T>): Promise<T> {
    const timer = setTimeout(() => this.#lane.close(), TIMES.imapCommand);
    try {
      return await work();
    } finally {
      clearTimeout(timer);
    }
  }

  #pathAt({ attributes }: ImapResponse, at: number): string {
    const path = decodePath(this.#lane, valueText(attributes?.[at]));
    return path.toUpperCase() === INBOX ? INBOX : path;
  }
}

const ITEMS = { MESSAGES: 'messages', UNSEEN: 'unseen', UIDNEXT: 'uidNext', UIDVALIDITY: 'uidValidity' } as const;

/** What an untagged STATUS holds: NOTIFY sends only what changed. */
function statusItems({ attributes }: ImapResponse): Partial<Status> {
  const list = attributes?.[1];
  const items: Partial<Record<keyof Status, number>> = {};
  if (!Array.isArray(list)) return items;
  for (let at = 0; at + 1 < list.length; at += 2) {
    const name = valueText(list[at]).toUpperCase();
    if (isItem(name)) items[ITEMS[name]] = Number(valueText(list[at + 1])) || 0;
  }
  return items;
}

const isItem = (name: string): name is keyof typeof ITEMS => Object.hasOwn(ITEMS, name);
