import { AppError } from '#lib/errors.ts';
import type { AccountId } from '#lib/mail/mailbox-ref.ts';
import { processWide } from '#lib/process-wide.ts';

/** Images being fetched at once, for one account and for all; and how many one account gets in ten minutes. */
const AT_ONCE = 6;
const AT_ONCE_ALL = 24;
const IN_TEN_MINUTES = 600;
const TEN_MINUTES = 600_000;

interface Turns {
  readonly running: Map<AccountId, number>;
  readonly waiting: { readonly account: AccountId; readonly start: () => void }[];
  readonly spent: Map<AccountId, { count: number; readonly since: number }>;
}
const turns = (): Turns => processWide('image-turns', () => ({ running: new Map(), waiting: [], spent: new Map() }));

/**
 * Does `work` when it is this account's turn: nobody makes the server fetch without end, nor keeps others waiting.
 *
 * @throws AppError remote.busy when the account has had more than its share; else what `work` throws
 */
export async function takeImageTurn<T>(account: AccountId, work: () => Promise<T>, now = Date.now()): Promise<T> {
  spend(account, now);
  const state = turns();
  if (!hasRoom(state, account)) {
    const { promise, resolve } = Promise.withResolvers<void>();
    state.waiting.push({ account, start: resolve });
    await promise; // counted by whoever made room
  } else count(state, account, 1);
  try {
    return await work();
  } finally {
    count(state, account, -1);
    const next = state.waiting.findIndex((one) => hasRoom(state, one.account));
    const [chosen] = next < 0 ? [] : state.waiting.splice(next, 1);
    if (chosen) count(state, chosen.account, 1);
    chosen?.start();
  }
}

function spend(account: AccountId, now: number): void {
  const { spent } = turns();
  for (const [one, { since }] of spent) if (now - since >= TEN_MINUTES) spent.delete(one);
  const own = spent.get(account) ?? { count: 0, since: now };
  if (own.count >= IN_TEN_MINUTES) throw new AppError('remote.busy');
  own.count += 1;
  spent.set(account, own);
}

function hasRoom({ running }: Turns, account: AccountId): boolean {
  let all = 0;
  for (const number of running.values()) all += number;
  return all < AT_ONCE_ALL && (running.get(account) ?? 0) < AT_ONCE;
}

function count({ running }: Turns, account: AccountId, change: 1 | -1): void {
  const number = (running.get(account) ?? 0) + change;
  if (number > 0) running.set(account, number);
  else running.delete(account);
}
