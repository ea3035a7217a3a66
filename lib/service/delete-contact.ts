import type { InputOf, OutputOf, deleteContact as endpoint } from '#lib/contract/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { store } from '#lib/store/index.ts';
import { forgetPeople } from './known-people.ts';

/** @throws AppError contact.missing */
export async function deleteContact(
  actor: AccountAccess,
  { id }: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  await store().contacts.delete(actor.account, id);
  forgetPeople(actor.account);
  return {};
}
