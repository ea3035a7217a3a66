import { TIMES } from '../config.ts';
import { isAppError } from '../errors.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import { withLease } from './engine.ts';
import { dropViewed, unattended } from './view-mailbox.ts';

/** Keeps the first connection of an account on the mailbox that somebody looks at, so that it waits for news of it. */
export class Attendance {
  readonly #signal: AbortSignal;
  readonly #looked: (path: string, tell: 'changed' | 'always') => void;
  #busy = false;
  #notBefore = 0;

  /** @param looked the mailbox is open again: its counts, or more, may be others than before. */
  constructor(signal: AbortSignal, looked: (path: string, tell: 'changed' | 'always') => void) {
    this.#signal = signal;
    this.#looked = looked;
  }

  /** Never fails: who clicks next is told why, and the next round tries again. */
  async keep(access: AccountAccess): Promise<void> {
    const path = unattended(access.account);
    if (this.#busy || path === undefined || performance.now() < this.#notBefore) return;
    this.#busy = true;
    try {
      this.#looked(path, (await this.#look(access, path)) ? 'always' : 'changed');
    } catch (error) {
      if (isAppError(error) && error.code === 'mailbox.missing') dropViewed(access.account, path);
      else this.#notBefore = performance.now() + TIMES.imapSingle;
    } finally {
      this.#busy = false;
    }
  }

  /** @returns whether something happened in it meanwhile, where the server can tell (RFC 7162). */
  #look(access: AccountAccess, path: string): Promise<boolean> {
    return withLease(access, { work: 'background', mailbox: path, signal: this.#signal }, async (lease) => {
      const before = lease.state(path).revision;
      await lease.look(path);
      return lease.lane.has('CONDSTORE') && lease.state(path).revision !== before;
    });
  }
}
