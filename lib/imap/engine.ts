import { config, TIMES } from '../config.ts';
import { isAppError } from '../errors.ts';
import { endStreams, forgetAlerts, publish } from '../events/index.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import type { AccountId } from '../mail/mailbox-ref.ts';
import { processWide } from '../process-wide.ts';
import { Channel } from './channel.ts';
import { describeChange, type Change } from './describe-change.ts';
import type { Token } from './imapflow-internals.ts';
import { KeptQuota } from './kept-quota.ts';
import type { Lease } from './lease.ts';
import { MailboxState } from './mailbox-state.ts';
import type { Lane } from './lane.ts';
import { SharedReads } from './shared-reads.ts';
import type { Work } from './task-queue.ts';
import { tellTrace } from './trace-commands.ts';
import { ViewedMailboxes } from './viewed-mailboxes.ts';

/** The watcher of an account, as the engine sees it. */
export interface Push {
  /** Whether it has a connection of its own. */
  readonly connected: boolean;
  /** Something of ours changed in this mailbox: its counts are to be read and told; `always` also when they stayed as they were. */
  touch(path: string, tell?: 'changed' | 'always'): void;
  /** We changed names of mailboxes. */
  namesChanged(): void;
  /** Whether it hears of this mailbox by itself. */
  covers(path: string): boolean;
  /** The first connection is to wait for news of the mailbox that somebody looks at. */
  attend(): void;
  /** Mail came or went, or found no room: how full the storage is, is to be read and told. */
  quotaChanged(): void;
  /** Gives up its connection, because the server allows no further one. @returns whether it had one */
  makeRoom(): Promise<boolean>;
  close(): Promise<void>;
}

/** Commands that change how full a storage is, or find it full. */
const FILLS = new Set(['APPEND', 'UID COPY', 'UID MOVE', 'UID EXPUNGE', 'EXPUNGE', 'DELETE']);

/** What one account has in this process: its connections, what is known of its mailboxes, and who uses it. */
class Engine {
  readonly account: AccountId;
  readonly sessions = new Set<string>();
  readonly interactive: Channel;
  /** For long work; more than one only where the settings allow more than three connections. */
  readonly bulk: readonly Channel[];
  readonly reads = new SharedReads();
  /** Answers that hold until something changes; see {@link keepRead}. */
  readonly kept = new Map<string, { readonly moment: string; readonly until: number; readonly answer: unknown }>();
  /** Changes made by us: what was asked before one is no answer to who asks after it. */
  changes = 0;
  /** Until then long work shares the first connection, because the server refused a second one. */
  singleUntil = 0;
  readonly quota = new KeptQuota();
  /** What the person looks at. */
  readonly viewed = new ViewedMailboxes();
  /** Present while somebody has a stream open. */
  push: Push | undefined;
  readonly #mailboxes = new Map<string, MailboxState>();

  constructor(account: AccountId) {
    this.account = account;
    this.interactive = this.#channel('interactive', () =>
      this.sessions.size ? TIMES.imapKeepWarm : TIMES.imapBulkWarm,
    );
    const bulk = Math.max(1, config().imapConnections - 2);
    this.bulk = Array.from({ length: bulk }, () => this.#channel('bulk', () => TIMES.imapBulkWarm));
  }

  /** Where long work goes: to a connection of its own, unless it would be one too many. */
  forBulk(): Channel {
    const most = config().imapConnections;
    const room = most > (this.push?.connected === true ? 2 : 1) && performance.now() >= this.singleUntil;
    if (!room) return this.interactive;
    return (
      this.bulk.find(({ free, open }) => free && open) ??
      this.bulk.find(({ free }) => free) ??
      this.bulk[0] ??
      this.interactive
    );
  }

  /** Whether one more connection may be opened for news; one for long work that nobody uses makes room. */
  roomForPush(): boolean {
    const most = config().imapConnections;
    return most > 2 || (most === 2 && this.bulk.every((channel) => channel.cool()));
  }

  state = (path: string): MailboxState => {
    const known = this.#mailboxes.get(path);
    if (known) return known;
    const state = new MailboxState();
    this.#mailboxes.set(path, state);
    return state;
  };

  /** Names moved: nothing that is known under them holds any more. */
  forget(test: (path: string) => boolean): void {
    this.interactive.forgetSelected(test);
    for (const channel of this.bulk) channel.forgetSelected(test);
    for (const [path, state] of this.#mailboxes) if (test(path)) state.clear();
  }

  /** Nobody is signed in: nothing that was read may stay in memory. */
  clear(): void {
    this.kept.clear();
    this.forget(() => true);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#channels.map((channel) => channel.retire()), this.push?.close()]);
    this.clear();
  }

  /** Mail came or went, or found no room. */
  quotaChanged(): void {
    this.quota.changed();
    if (this.quota.last) this.push?.quotaChanged(); // nobody waits for what is shown nowhere
  }

  /**
   * The mailbox that the first connection is to wait for news of: what the tab shows that became visible last, and is not pushed
   * otherwise. Where no tab told, it is the one that the last click opened.
   *
   * @param selected what the connection has open.
   */
  wanted(selected?: string): string | undefined {
    const { push } = this;
    if (!push) return undefined;
    const viewed = this.viewed.newestFirst;
    const shown = viewed.length > 0 || selected === undefined ? viewed : [selected];
    return shown.find((path) => !push.covers(path));
  }

  get #channels(): readonly Channel[] {
    return [this.interactive, ...this.bulk];
  }

  #channel(connection: 'interactive' | 'bulk', keepWarm: () => number): Channel {
    const { account, state } = this;
    const sending = (name: string, tokens: readonly Token[]): void => tellTrace({ account, connection }, name, tokens);
    // Nothing of the account is worth keeping once its connections went.
    const cooled = (): void => {
      const open = this.#channels.filter((channel) => channel.open || !channel.free).length;
      if (this.push || open > 1) return;
      this.sessions.clear(); // whoever comes back is counted anew by asking
      engines().delete(account);
      this.clear();
    };
    const changed = (change: Change, operation: string | null): void => {
      if (FILLS.has(change.name)) this.quotaChanged();
      for (const event of describeChange(change, operation)) {
        publish(account, event);
        if ('mailbox' in event) this.push?.touch(event.mailbox);
        else if (event.type === 'mailboxes') this.push?.namesChanged();
      }
    };
    const wanted = (lane: Lane): string | undefined => this.wanted(lane.selected?.path);
    const strayed = (): void => this.push?.attend();
    const heard = (path: string): void => {
      if (this.push?.covers(path) === false) this.push.touch(path, 'always');
    };
    const idle = connection === 'interactive' ? { wanted, strayed, heard } : {};
    return new Channel({ kind: connection, state, keepWarm, sending, changed, cooled, ...idle });
  }
}

const engines = (): Map<AccountId, Engine> => processWide('imap.engines', () => new Map<AccountId, Engine>());

/** How many tasks wait for a connection, by account and kind; nothing for an account that is not in use. */
export const waitingTasks = (): { account: AccountId; kind: 'interactive' | 'bulk'; tasks: number }[] =>
  [...engines().values()].flatMap(({ account, interactive, bulk }) => [
    { account, kind: 'interactive' as const, tasks: interactive.waiting },
    { account, kind: 'bulk' as const, tasks: bulk.reduce((sum, { waiting }) => sum + waiting, 0) },
  ]);

/** What the process has of this account; made when there is nothing. For this folder only. */
export function engineOf(account: AccountId): Engine {
  const known = engines().get(account);
  if (known) return known;
  const engine = new Engine(account);
  engines().set(account, engine);
  return engine;
}

export interface WithLeaseOptions {
  /** Who goes first while others wait; a click by default, long work in the background. */
  readonly work?: Work;
  /** Long work goes over a connection of its own, so that clicks do not wait for it. */
  readonly bulk?: boolean;
  /** The mailbox that the task will select: tasks of one mailbox go together. */
  readonly mailbox?: string;
  readonly signal?: AbortSignal | undefined;
  /** Instead of the usual time for the kind of work, in milliseconds. */
  readonly deadline?: number;
}

/**
 * Runs a task on a connection of the account. Where the server or the settings allow only one, everything shares it: a task is
 * short (long work comes in slices), so nobody waits for more than one slice. Who gives up while the task runs is told so when
 * it ends, and a read that then takes long loses its connection.
 *
 * @throws AppError whatever the task throws, and imap.timeout | imap.unreachable | imap.busy | imap.insecure |
 *   auth.rejected | imap.unknown_outcome (the connection broke after a change was sent)
 */
export async function withLease<T>(
  access: AccountAccess,
  { bulk = false, work = bulk ? 'background' : 'interactive', mailbox, signal, deadline }: WithLeaseOptions,
  task: (lease: Lease) => Promise<T>,
): Promise<T> {
  const engine = engineOf(access.account);
  // Also for a session that outlived a restart of Tupai, or the time its connection was kept.
  if (access.sessionId !== undefined) engine.sessions.add(access.sessionId);
  const usual = bulk || work === 'background' ? TIMES.imapBulk : TIMES.imapCommand;
  const options = { deadline: deadline ?? usual, signal, work, mailbox };
  const counted = (lease: Lease): Promise<T> =>
    task(lease).finally(() => {
      if (lease.committed) engine.changes += 1;
    });
  const own = bulk ? engine.forBulk() : engine.interactive;
  const other = own === engine.interactive ? engine.bulk.find(({ open }) => open) : engine.interactive;
  try {
    return await own.borrow(access, options, counted);
  } catch (error) {
    const crowded = isAppError(error) && error.code === 'imap.busy' && !own.open;
    if (crowded && !other?.open && (await engine.push?.makeRoom())) return own.borrow(access, options, counted);
    if (!crowded || !other?.open) throw error;
    engine.singleUntil = performance.now() + TIMES.imapSingle;
    return other.borrow(access, options, counted);
  }
}

/** Names moved: no connection of the account may go on as if its selected mailbox still were the one of that name. */
export function forgetSelected(account: AccountId, test: (path: string) => boolean): void {
  engineOf(account).forget(test);
}

/** Mail of the account came or went without our doing. */
export const storageChanged = (account: AccountId): void => engineOf(account).quotaChanged();

/** Whether the account may have one more connection for its news. */
export const roomForPush = (account: AccountId): boolean => engineOf(account).roomForPush();

/** The account is watched from now on; with `undefined` no longer. */
export function holdPush(account: AccountId, push: Push | undefined): void {
  if (push || engines().has(account)) engineOf(account).push = push;
}

/** A session begins to use the account: its connection is kept warm from now on. */
export function attachSession(account: AccountId, sessionId: string): void {
  engineOf(account).sessions.add(sessionId);
}

/** A session ends and its streams with it; with the last one the connections are closed, within a second. */
export async function detachSession(account: AccountId, sessionId: string): Promise<void> {
  endStreams(account, sessionId);
  const engine = engines().get(account);
  engine?.sessions.delete(sessionId);
  engine?.viewed.leave(sessionId);
  if (engine && engine.sessions.size > 0) return;
  forgetAlerts(account);
  if (!engine) return;
  engines().delete(account);
  await engine.close();
}

/** Logs out of every connection of the process: it is about to end. */
export async function closeAll(): Promise<void> {
  const all = [...engines().values()];
  engines().clear();
  await Promise.all(all.map((engine) => engine.close()));
}
