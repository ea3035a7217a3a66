import { TIMES } from '../config.ts';
import { AppError, isAppError, type ErrorCode } from '../errors.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import { connectionLimit, type Coolable } from './connection-limit.ts';
import type { Change } from './describe-change.ts';
import { endWhenAbandoned } from './end-when-abandoned.ts';
import type { Token } from './imapflow-internals.ts';
import type { Lane } from './lane.ts';
import { leaveLane } from './leave-lane.ts';
import { Lease } from './lease.ts';
import type { MailboxState } from './mailbox-state.ts';
import { openLane } from './open-lane.ts';
import { TaskQueue, type Work } from './task-queue.ts';

export interface ChannelHost {
  readonly kind: 'interactive' | 'bulk';
  state(path: string): MailboxState;
  sending(name: string, tokens: readonly Token[]): void;
  /** How long the connection is kept without work, in milliseconds. */
  keepWarm(): number;
  /** A command of ours changed something; `operation` as the asker named it. */
  changed(change: Change, operation: string | null): void;
  /** The connection was closed because nobody used it. */
  cooled(): void;
  /** Nobody asked for a moment. @returns the mailbox whose news the connection is to wait for; `undefined`: none */
  wanted?(lane: Lane): string | undefined;
  /** It has another mailbox open than the wanted one. */
  strayed?(): void;
  /** The server told news of this mailbox by itself. */
  heard?(path: string): void;
}

export interface BorrowOptions {
  /** For the wait and for the work, each; milliseconds. */
  readonly deadline: number;
  /** Ends the wait; work that has begun goes on to its end. */
  readonly signal?: AbortSignal | undefined;
  readonly work?: Work;
  /** The mailbox it will select. */
  readonly mailbox?: string | undefined;
}

/** The connection went away underneath; whatever the task says about it. */
const LOST = new Set<ErrorCode>(['imap.unreachable', 'imap.timeout', 'imap.busy']);

/**
 * One connection of an account and the tasks that wait for it, one after the other. It is opened when a task needs it,
 * kept warm between tasks, closed when a task overstays, and a task that only reads is given a new one, once, when it
 * broke underneath.
 */
export class Channel implements Coolable {
  readonly #host: ChannelHost;
  readonly #waiting = new TaskQueue();
  #busy = false;
  #lane: Lane | undefined;
  #failure: { readonly at: number; readonly error: AppError } | undefined;
  #idle: NodeJS.Timeout | undefined;
  #quiet: NodeJS.Timeout | undefined;
  #retired = false;

  constructor(host: ChannelHost) {
    this.#host = host;
  }

  /** Whether there is a connection that can be used at once. */
  get open(): boolean {
    return this.#lane?.usable === true;
  }

  /** Tasks that wait for their turn. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /** The mailbox whose news it waits for at this moment. */
  get idlesOn(): string | undefined {
    return this.#lane?.idling ? this.#lane.selected?.path : undefined;
  }

  /** True when nothing runs and nothing waits. */
  get free(): boolean {
    return !this.#busy;
  }

  async borrow<T>(access: AccountAccess, options: BorrowOptions, task: (lease: Lease) => Promise<T>): Promise<T> {
    options.signal?.throwIfAborted();
    const since = performance.now();
    await this.#turn(options);
    clearTimeout(this.#idle);
    clearTimeout(this.#quiet);
    try {
      // Those who waited while a connection could not be opened share that answer instead of each trying for itself.
      if (this.#failure && this.#failure.at >= since) throw this.#failure.error;
      return await this.#attempts(access, options, task);
    } finally {
      this.#next();
    }
  }

  /**
   * Closes the connection for good, once the present task ended or `grace` milliseconds have passed. A task that still
   * waits gets a connection for itself, which is closed right after it.
   */
  async retire(grace = TIMES.imapLogout): Promise<void> {
    this.#retired = true;
    if (this.#busy)
      await this.#turn({ deadline: grace }).then(
        () => this.#next(),
        () => this.#lane?.close(),
      );
    await this.#leave();
  }

  cool(): boolean {
    if (this.#busy) return false;
    if (this.#lane) this.#host.cooled();
    void this.#leave();
    return true;
  }

  /** Forgets the selection, so that the next task selects anew: names moved. */
  forgetSelected(test: (path: string) => boolean): void {
    this.#lane?.forget(test);
  }

  async #attempts<T>(
    access: AccountAccess,
    { deadline, signal }: BorrowOptions,
    task: (lease: Lease) => Promise<T>,
  ): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      const lane = await this.#opened(access);
      let late = false;
      const expire = (): void => {
        late = true;
        lane.close();
      };
      let timer = setTimeout(expire, deadline);
      const progressed = (): void => {
        clearTimeout(timer);
        if (!late) timer = setTimeout(expire, deadline);
      };
      const { state, sending } = this.#host;
      const changed = (change: Change): void => this.#host.changed(change, access.operation ?? null);
      const lease = new Lease(lane, { state, sending, progressed, changed });
      const settle = endWhenAbandoned(lease, signal);
      try {
        return await task(lease);
      } catch (cause) {
        if (!lane.isClosed) throw cause;
        if (!lease.committed) signal?.throwIfAborted();
        const detail = isAppError(cause) ? cause.detail : undefined;
        const { committed, harmless } = lease;
        const uncertain = committed && !harmless;
        if (late) throw new AppError(uncertain ? 'imap.unknown_outcome' : 'imap.timeout', { cause, detail });
        if (!isAppError(cause) || !LOST.has(cause.code)) throw cause;
        if (uncertain) throw new AppError('imap.unknown_outcome', { cause, detail });
        if (committed || attempt > 1 || signal?.aborted || this.#retired) throw cause;
      } finally {
        clearTimeout(timer);
        settle();
      }
    }
  }

  async #opened(access: AccountAccess): Promise<Lane> {
    if (this.#lane?.usable) return this.#lane;
    this.#lane = undefined;
    const { user, clientAddress } = access;
    try {
      const lane = await access.lendPassword((password) =>
        openLane({ user, password, clientAddress, kind: this.#host.kind }),
      );
      const news = (path: string, change: (state: MailboxState) => void): void => {
        change(this.#host.state(path));
        this.#host.heard?.(path);
      };
      lane.on('exists', ({ path }: { path: string }) => news(path, (state) => state.membersChanged()));
      lane.on('expunge', ({ path }: { path: string }) => news(path, (state) => state.memberLeft(lane.gone)));
      lane.on('flags', ({ path, uid }: { path: string; uid?: number }) =>
        news(path, (state) => state.marksChanged(uid ? [uid] : undefined)),
      );
      lane.once('close', () => {
        if (this.#lane === lane) connectionLimit().gone(this);
      });
      this.#failure = undefined;
      this.#lane = lane;
      connectionLimit().used(this);
      return lane;
    } catch (cause) {
      if (isAppError(cause)) this.#failure = { at: performance.now(), error: cause };
      throw cause;
    }
  }

  #turn({ deadline, signal, work = 'interactive', mailbox }: BorrowOptions): Promise<void> {
    if (!this.#busy) {
      this.#busy = true;
      return Promise.resolve();
    }
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const leave = (error: Error): void => {
      settle();
      remove();
      reject(error);
    };
    const timer = setTimeout(() => leave(new AppError('imap.timeout')), deadline);
    const onAbort = (): void =>
      leave(signal?.reason instanceof Error ? signal.reason : new DOMException('', 'AbortError'));
    signal?.addEventListener('abort', onAbort, { once: true });
    const settle = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    };
    const start = (): void => {
      settle();
      resolve();
    };
    const remove = this.#waiting.add({ work, mailbox, start }, performance.now());
    return promise;
  }

  #next(): void {
    const next = this.#waiting.take(this.#lane?.selected?.path, performance.now());
    if (next) return next.start();
    this.#busy = false;
    clearTimeout(this.#idle);
    if (!this.#lane) return;
    if (this.#retired) return void this.#leave();
    if (this.open) connectionLimit().used(this);
    this.#idle = setTimeout(() => {
      if (this.cool()) this.#host.strayed?.(); // whoever still waits for news gets a fresh connection
    }, this.#host.keepWarm());
    this.#idle.unref();
    this.#quiet = setTimeout(() => this.#listen(), TIMES.imapQuiet);
    this.#quiet.unref();
  }

  /** Waits for news over a connection that has nothing to do; the next command ends that by itself. */
  #listen(): void {
    const lane = this.#lane;
    const wanted = this.#busy || !lane?.usable ? undefined : this.#host.wanted?.(lane);
    if (!lane || wanted === undefined) return;
    if (lane.selected?.path !== wanted) return this.#host.strayed?.();
    if (lane.idling || lane.skipIdle || !lane.has('IDLE')) return;
    lane.idle().catch(() => lane.close());
  }

  async #leave(): Promise<void> {
    clearTimeout(this.#idle);
    clearTimeout(this.#quiet);
    const lane = this.#lane;
    this.#lane = undefined;
    connectionLimit().gone(this);
    if (lane) await leaveLane(lane);
  }
}
