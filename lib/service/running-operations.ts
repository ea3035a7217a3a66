import type { InputOf, OutputOf, cancelOperation as endpoint } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { processWide } from '#lib/process-wide.ts';

const running = (): Map<string, AbortController> =>
  processWide('service.operations', () => new Map<string, AbortController>());
const keyOf = ({ account }: AccountAccess, operation: string): string => JSON.stringify([account, operation]);

/**
 * Runs a change. It is finished although the browser hangs up; only {@link cancelOperation} stops it, by the operation that the
 * browser named, and only what the mail server has not been told yet.
 *
 * @throws AppError operation.cancelled, and whatever the change throws
 */
export async function runOperation<T>(actor: AccountAccess, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  if (actor.operation === undefined) return run(stop.signal);
  const key = keyOf(actor, actor.operation);
  running().set(key, stop);
  try {
    return await run(stop.signal);
  } finally {
    if (running().get(key) === stop) running().delete(key);
  }
}

/** Stops a change of this account that still waits for its turn; one that is done, or on its way, answers for itself. */
export function cancelOperation(
  actor: AccountAccess,
  { operation }: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  running().get(keyOf(actor, operation))?.abort(new AppError('operation.cancelled'));
  return Promise.resolve({});
}
