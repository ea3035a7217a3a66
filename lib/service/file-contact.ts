import type { InputOf, OutputOf, fileContact as endpoint } from '#lib/contract/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { store } from '#lib/store/index.ts';
import { forgetPeople } from './known-people.ts';
import { mayWrite, tellServer } from './tell-server.ts';

/** Puts a card into another book. @throws AppError contact.missing | book.read_only | book.gone */
export async function fileContact(
  actor: AccountAccess,
  { id, book }: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  const left = await tellServer(actor.account, id);
  await mayWrite(actor.account, book);
  await store().contacts.file(actor.account, id, book);
  forgetPeople(actor.account);
  left();
  (await tellServer(actor.account, id))();
  return {};
}
