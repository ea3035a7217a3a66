import { setTimeout as pause } from 'node:timers/promises';
import { TIMES } from '../config.ts';
import { publish } from '../events/index.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import { withLease } from './engine.ts';
import type { MailboxState } from './mailbox-state.ts';
import { orderKey, type Ordering } from './order-messages.ts';
import { workOutOrder } from './work-out-order.ts';

export interface LaterOrder {
  readonly done: Promise<unknown>;
  /** How long it is worth to wait for it, in milliseconds. */
  readonly patience: number;
  /**
   * The asker goes on without it: an event `sorted` is to tell when it is there, or that it will not come.
   *
   * @returns false when it is there already.
   */
  expected(): boolean;
}

/**
 * Begins to work out an order over the second connection, unless that is under way: one run for all who ask, ended when the
 * account is closed.
 *
 * @param again it is known from before, and changes that come one after the other are to be sorted once: it begins only
 *   some time after the last run, four times as long as that took at least.
 */
export function sortLater(
  access: AccountAccess,
  state: MailboxState,
  path: string,
  ordering: Ordering,
  again: boolean,
): LaterOrder {
  const key = orderKey(ordering);
  const { sorting } = state;
  const cost = sorting.cost(key);
  const rest = again && cost ? cost.at + Math.max(TIMES.sortSettle, 4 * cost.ms) - Date.now() : 0;
  const work = async (signal: AbortSignal): Promise<void> => {
    if (rest > 0) await pause(rest, undefined, { signal, ref: false });
    await withLease(access, { bulk: true, signal }, async (lease) => {
      await lease.look(path);
      const since = performance.now();
      await workOutOrder(lease, path, ordering);
      sorting.took(key, performance.now() - since);
    });
  };
  const done = sorting.start(key, work, () => publish(access.account, { type: 'sorted', mailbox: path }));
  const hopeless = rest > 0 || (cost !== undefined && cost.ms > 4 * TIMES.sortPatience);
  return { done, patience: hopeless ? 0 : TIMES.sortPatience, expected: () => sorting.expect(key) };
}
