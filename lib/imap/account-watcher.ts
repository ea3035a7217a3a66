import { TIMES } from '../config.ts';
import { toAppError, type AppError } from '../errors.ts';
import { publish, type MailEvent } from '../events/index.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import type { AccountId } from '../mail/mailbox-ref.ts';
import { Alarm } from './alarm.ts';
import { Attendance } from './attendance.ts';
import { countMailbox, countMailboxes } from './count-mailboxes.ts';
import { connectionLimit, type Coolable } from './connection-limit.ts';
import { roomForPush, storageChanged, withLease, type Push } from './engine.ts';
import { KnownCounts } from './known-counts.ts';
import { NotifyTrust } from './notify-trust.ts';
import { QuotaTeller } from './quota-teller.ts';
import { readQuota } from './read-quota.ts';
import { openLane } from './open-lane.ts';
import { PushConnection, type Telling } from './push-connection.ts';
import type { Status } from './read-status.ts';
import { tellTrace } from './trace-commands.ts';

/** An open stream: whose password may be borrowed, and whom to tell when the server no longer takes it. */
export interface Holder {
  readonly access: AccountAccess;
  refused(error: AppError): void;
}

const INBOX = 'INBOX';

/**
 * Watches the mailboxes of one account and publishes what happens in them, until it is closed: over a connection of its
 * own where the server can push, else by asking now and then over the one that is there anyway. After a gap it says
 * `resync`. A password that is no longer taken ends it at once, because tries more would lock the person out.
 */
export class AccountWatcher implements Push, Coolable {
  readonly holders = new Set<Holder>();
  readonly #account: AccountId;
  readonly #alarm = new Alarm();
  readonly #touched = new Map<string, Telling>();
  readonly #known = new KnownCounts();
  #trust = new NotifyTrust(false);
  #push: PushConnection | undefined;
  #opening = false;
  readonly #stop = new AbortController();
  readonly #quota = new QuotaTeller(async () => {
    const [holder] = this.holders;
    if (holder) await readQuota(holder.access, this.#stop.signal);
  });
  readonly #attendance = new Attendance(this.#stop.signal, (path, tell) => this.touch(path, tell));
  /** Until then the server has no room for a connection of our own. */
  #crowdedUntil = 0;
  #gap = true;
  #nextCount = 0;
  /** What names there were when they were last asked for over the first connection. */
  #names = '';
  readonly #ended: Promise<void>;

  constructor(account: AccountId, first: Holder) {
    this.#account = account;
    this.holders.add(first);
    this.#ended = this.#run();
  }

  /** True once it was told to end. */
  get closed(): boolean {
    return this.#stop.signal.aborted;
  }

  get ended(): Promise<void> {
    return this.#ended;
  }

  get connected(): boolean {
    return this.#opening || this.#push !== undefined;
  }

  covers(path: string): boolean {
    return this.#push?.covers(path) === true;
  }

  touch(path: string, tell: 'changed' | 'always' = 'changed'): void {
    if (this.#push) return this.#push.touch(path, tell);
    if (this.#touched.get(path) !== 'always') this.#touched.set(path, tell);
    this.#alarm.ring();
  }

  attend(): void {
    const [holder] = this.holders;
    if (holder && !this.#opening && !this.#gap && !this.closed) void this.#attendance.keep(holder.access);
  }

  quotaChanged(): void {
    if (!this.closed) this.#quota.changed();
  }

  namesChanged(): void {
    this.#push?.namesChanged();
  }

  /** Too many connections in this process: news come by asking for a while. */
  cool(): boolean {
    void this.makeRoom();
    return true;
  }

  async makeRoom(): Promise<boolean> {
    if (!this.#push) return false;
    this.#crowdedUntil = performance.now() + TIMES.imapSingle;
    await this.#push.leave();
    return true;
  }

  async close(): Promise<void> {
    this.#stop.abort();
    this.#quota.stop();
    this.#alarm.ring();
    await this.#push?.leave();
  }

  async #run(): Promise<void> {
    let failures = 0;
    while (!this.closed) {
      const [holder] = this.holders;
      if (!holder) return;
      try {
        await this.#watch(holder.access, () => (failures = 0));
      } catch (cause) {
        const error = toAppError(cause);
        this.#gap = true;
        if (error.code === 'auth.required') this.holders.delete(holder); // that session ended; another may go on
        if (error.code === 'auth.rejected') return this.#refused(error);
        if (error.code === 'imap.busy') this.#crowdedUntil = performance.now() + TIMES.imapSingle;
        const wait = Math.min(TIMES.pushRetryMax, TIMES.pushRetryMin * 2 ** Math.min(failures, 16));
        failures += 1;
        await this.#pause(wait * (0.75 + Math.random() / 2));
      }
    }
  }

  #refused(error: AppError): void {
    for (const holder of this.holders) holder.refused(error);
    this.holders.clear();
  }

  /** Watches in the best way there is now, until another one is better or this one fails. */
  async #watch(access: AccountAccess, connected: () => void): Promise<void> {
    // Over the first connection: with room for one, that is the one people need.
    const idles = await withLease(access, { signal: this.#stop.signal }, async (lease) => {
      await lease.ask({ name: 'NOOP' });
      return lease.lane.has('IDLE');
    });
    if (!idles) return this.#poll(access, Infinity, connected);
    if (performance.now() >= this.#crowdedUntil && !roomForPush(this.#account))
      this.#crowdedUntil = performance.now() + TIMES.imapSingle;
    if (performance.now() < this.#crowdedUntil) return this.#poll(access, this.#crowdedUntil, connected);
    if (!this.closed) await this.#listen(access, connected);
  }

  async #listen(access: AccountAccess, connected: () => void): Promise<void> {
    const { user, clientAddress } = access;
    this.#opening = true;
    const lane = await access
      .lendPassword((password) => openLane({ user, password, clientAddress, kind: 'push' }, this.#stop.signal))
      .catch((cause: unknown) => {
        const error = toAppError(cause);
        if (error.code !== 'imap.busy') throw error;
        this.#crowdedUntil = performance.now() + TIMES.imapSingle; // no gap: asking goes on where it stopped
        return undefined;
      })
      .finally(() => (this.#opening = false));
    if (!lane) return;
    const account = this.#account;
    this.#trust = new NotifyTrust(this.#trust.lost);
    this.#push = new PushConnection(lane, this.#trust, {
      sending: (name, tokens) => tellTrace({ account, connection: 'push' }, name, tokens),
      tell: (event) => {
        connectionLimit().used(this);
        this.#tell(event);
      },
      counted: (path, status, tell) => this.#counted(path, status, tell),
      ready: () => {
        connected();
        this.#gap = false;
        this.#tell({ type: 'resync', mail: true });
        this.attend();
      },
      asked: () => this.attend(),
    });
    try {
      connectionLimit().used(this);
      if (this.closed) return await this.#push.leave();
      await this.#push.run();
    } catch (cause) {
      const error = toAppError(cause);
      if (error.code !== 'imap.refused') throw error;
      this.#crowdedUntil = performance.now() + TIMES.imapKeepWarm; // what it offers is of no use
    } finally {
      connectionLimit().gone(this);
      this.#push = undefined;
      this.#gap = true;
    }
  }

  /** INBOX at each round and everything at each second one; what we changed ourselves at once. */
  async #poll(access: AccountAccess, until: number, connected: () => void): Promise<void> {
    let round = 0;
    for (let due = true; !this.closed && performance.now() < until;) {
      const touched = new Map(this.#touched);
      this.#touched.clear();
      const all = due && round % 2 === 0;
      const tell = this.#gap ? 'never' : 'changed';
      await withLease(access, { signal: this.#stop.signal }, async (lease) => {
        await lease.ask({ name: 'NOOP' });
        for (const path of new Set(due ? [INBOX, ...touched.keys()] : touched.keys())) {
          const status = await countMailbox(lease, path);
          if (status) this.#counted(path, status, this.#gap ? 'never' : (touched.get(path) ?? 'changed'));
        }
        if (!all) return;
        const { counts, next, names } = await countMailboxes(lease, this.#nextCount);
        this.#nextCount = next;
        if (!this.#gap && names !== this.#names) this.#tell({ type: 'mailboxes' });
        this.#names = names;
        for (const [path, status] of counts) this.#counted(path, status, tell);
      });
      connected();
      if (this.#gap) {
        this.#gap = false;
        this.#tell({ type: 'resync', mail: true });
      }
      if (due) this.attend();
      if (due) round += 1;
      due = !(await this.#alarm.wait(Math.min(TIMES.pushPoll, until - performance.now())));
    }
  }

  /** @returns whether it was known otherwise. */
  #counted(path: string, status: Partial<Status>, tell: Telling): boolean {
    const { now, news, moved } = this.#known.take(path, status);
    const { messages, unseen, uidNext, uidValidity } = now;
    if (tell === 'always' || (tell === 'changed' && news !== 'none'))
      this.#tell({ type: 'stale', mailbox: path, counts: { messages, unseen, uidNext, uidValidity } });
    if (moved) storageChanged(this.#account);
    return news === 'other';
  }

  #tell(event: MailEvent): void {
    if (!this.closed) publish(this.#account, event);
  }

  async #pause(ms: number): Promise<void> {
    const end = performance.now() + ms;
    while (!this.closed && performance.now() < end) await this.#alarm.wait(end - performance.now());
  }
}
