import { eventCursor } from '../events/index.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import { engineOf } from './engine.ts';

/**
 * A read that others may ask for at the same time, several tabs for instance: they share one answer. It is never one that
 * was asked for before a change of ours was done, or before something was told: who asks because of that wants news.
 *
 * @param what names the read with all its arguments.
 */
export function shareRead<T>(
  access: AccountAccess,
  what: readonly unknown[],
  signal: AbortSignal | undefined,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const engine = engineOf(access.account);
  return engine.reads.read(JSON.stringify([engine.changes, eventCursor(access.account), ...what]), signal, run);
}

/**
 * As {@link shareRead}, for what costs the server much and changes with the mail only: for a while, who asks again gets the same answer,
 * unless we changed something or something was told meanwhile.
 *
 * @param forMs how long at most, by the answer: others may change mail that is not watched
 */
export async function keepRead<T>(
  access: AccountAccess,
  what: readonly unknown[],
  { signal, forMs }: { readonly signal?: AbortSignal | undefined; readonly forMs: number | ((answer: T) => number) },
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const engine = engineOf(access.account);
  const name = JSON.stringify(what);
  const moment = JSON.stringify([engine.changes, eventCursor(access.account)]);
  const known = engine.kept.get(name);
  if (known?.moment === moment && performance.now() < known.until) return known.answer as T;
  const answer = await shareRead(access, what, signal, run);
  const keep = typeof forMs === 'number' ? forMs : forMs(answer);
  if (keep > 0) engine.kept.set(name, { moment, until: performance.now() + keep, answer });
  else engine.kept.delete(name);
  return answer;
}
