import type { InputOf, OutputOf, deleteContact as endpoint } from '#lib/contract/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { store } from '#lib/store/index.ts';
import { tellServer } from './tell-server.ts';
import { forgetPeople } from './known-people.ts';

/** @throws AppError contact.missing | book.read_only */
export async function deleteContact(
  actor: AccountAccess,
  { id }: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  const told = await tellServer(actor.account, id);
  await store().contacts.delete(actor.account, id);
  forgetPeople(actor.account);
  told();
  return {};
}
