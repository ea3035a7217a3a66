import type { InputOf, OutputOf, sumSizes as endpoint } from '#lib/contract/index.ts';
import { TIMES } from '#lib/config.ts';
import * as imap from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';

/** What a folder takes, summed over its messages for about a second. @throws AppError mailbox.missing | imap.* */
export async function sumSizes(
  actor: AccountAccess,
  { mailbox, from }: InputOf<typeof endpoint>,
  signal?: AbortSignal,
): Promise<OutputOf<typeof endpoint>> {
  const until = performance.now() + TIMES.actSlice;
  const ref = { account: actor.account, path: mailbox };
  let sum = await imap.sumSizes(actor, ref, from, signal);
  while (sum.next !== null && performance.now() < until && !signal?.aborted) {
    const more = await imap.sumSizes(actor, ref, sum.next, signal);
    sum = { ...sum, bytes: sum.bytes + more.bytes, counted: sum.counted + more.counted, next: more.next };
  }
  return sum;
}
