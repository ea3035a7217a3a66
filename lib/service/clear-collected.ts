import type { OutputOf, clearCollected as endpoint } from '#lib/contract/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { forgetRecipients } from './known-recipients.ts';
import { store } from '#lib/store/index.ts';

/** Deletes the cards of everybody who was collected; the person's own cards stay. */
export async function clearCollected(actor: AccountAccess): Promise<OutputOf<typeof endpoint>> {
  const cleared = await store().contacts.clear(actor.account, 'collected');
  forgetRecipients(actor.account);
  return { cleared };
}
