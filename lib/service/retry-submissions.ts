import type { OutputOf, retrySubmissions as endpoint } from '#lib/contract/index.ts';
import { kick } from '#lib/jobs/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';

/** Tries now to send everything that waits in the outbox for its time; an event `outbox` tells what came of each. */
export async function retrySubmissions(actor: AccountAccess): Promise<OutputOf<typeof endpoint>> {
  await kick(actor.account);
  return {};
}
