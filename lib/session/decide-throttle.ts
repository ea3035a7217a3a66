import type { Counter } from '#lib/store/index.ts';

/** Whether one more attempt may be made: the counter with it counted, or how long (ms) to wait instead. */
export type Verdict = { readonly counted: Counter } | { readonly wait: number };

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Attempts an address may make in a span of time (security.md §3). Refused ones only: an accepted one is taken back. */
export const ADDRESS_LIMITS = [
  { name: 'address-minute', limit: 10, span: MINUTE, bits: { v4: 32, v6: 64 } },
  { name: 'address-day', limit: 50, span: DAY, bits: { v4: 32, v6: 64 } },
  { name: 'network-minute', limit: 30, span: MINUTE, bits: { v4: 24, v6: 48 } },
  { name: 'network-day', limit: 150, span: DAY, bits: { v4: 24, v6: 48 } },
] as const;

/** A fixed window that begins with the first attempt. */
export function decideAddress(
  counter: Counter | undefined,
  rule: { readonly limit: number; readonly span: number },
  now: number,
): Verdict {
  if (!counter) return { counted: { count: 1, startedAt: now, lastAt: now, expiresAt: now + rule.span } };
  if (counter.count >= rule.limit) return { wait: counter.expiresAt - now };
  return { counted: { ...counter, count: counter.count + 1, lastAt: now } };
}

const FREE_FAILURES = 5;
const USER_SPAN = 15 * MINUTE;
/** Quiet time after which somebody who had to wait starts afresh. */
const USER_CALM = 60 * MINUTE;

/** Five refusals in 15 minutes are free, then each costs a wait of 1, 2, 4, 8, 15, 15 … minutes after the one before. */
export function decideUser(counter: Counter | undefined, now: number): Verdict {
  if (!counter) return { counted: { count: 1, startedAt: now, lastAt: now, expiresAt: now + USER_SPAN } };
  const over = counter.count - FREE_FAILURES;
  const free = over < 0 ? now : counter.lastAt + Math.min(2 ** over, 15) * MINUTE;
  if (free > now) return { wait: free - now };
  const count = counter.count + 1;
  const expiresAt = count < FREE_FAILURES ? counter.startedAt + USER_SPAN : now + USER_CALM;
  return { counted: { ...counter, count, lastAt: now, expiresAt } };
}
