import { TIMES } from '#lib/config.ts';
import type { InputOf, OutputOf, readAcquaintance as endpoint } from '#lib/contract/index.ts';
import { isAppError } from '#lib/errors.ts';
import { findSpecialUse, searchMailboxes } from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { isAddress } from '#lib/mail/is-address.ts';

/** Whether the person ever wrote to an address, by a search of Sent that everything else goes before; `null` when that takes too long or cannot be. */
export async function readAcquaintance(
  actor: AccountAccess,
  { address }: InputOf<typeof endpoint>,
  signal?: AbortSignal,
): Promise<OutputOf<typeof endpoint>> {
  const path = isAddress(address) ? await findSpecialUse(actor, 'sent') : undefined;
  if (path === undefined) return { written: null };
  const late = AbortSignal.timeout(TIMES.acquaintance);
  const either = signal ? AbortSignal.any([signal, late]) : late;
  const query = { type: 'text', field: 'to', text: address } as const;
  try {
    let done = false;
    for await (const step of searchMailboxes(actor, [{ path, query }], { limit: 1, signal: either })) {
      if (step.rows.length > 0) return { written: true };
      done = step.error === null && step.left.length === 0;
    }
    return { written: done ? false : null };
  } catch (error) {
    if (isAppError(error)) return { written: null }; // it is only a hint
    throw error;
  }
}
