import type { InputOf, OutputOf, disconnectBook as endpoint } from '#lib/contract/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { store } from '#lib/store/index.ts';
import { forgetPeople } from './known-people.ts';

/** Forgets the connection to a book with its password. Nothing is changed on its server; one that is gone already is fine. */
export async function disconnectBook(
  actor: AccountAccess,
  { id, keep }: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  await store().books.delete(actor.account, id, keep);
  forgetPeople(actor.account);
  return {};
}
