import type { InputOf, OutputOf, restoreContact as endpoint } from '#lib/contract/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { store } from '#lib/store/index.ts';
import { forgetPeople } from './known-people.ts';
import { tellServer } from './tell-server.ts';

/** Brings back a card that was deleted less than a day ago. @throws AppError contact.missing */
export async function restoreContact(
  actor: AccountAccess,
  { id }: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  await store().contacts.restore(actor.account, id);
  forgetPeople(actor.account);
  (await tellServer(actor.account, id))();
  return {};
}
