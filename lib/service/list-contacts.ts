import type { ContactView, InputOf, OutputOf, listContacts as endpoint } from '#lib/contract/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { store, type ContactEntry } from '#lib/store/index.ts';

const MOST = 1000;
/** Cards that hold all words of `q` in name, addresses or note, by name; everyone for `''`. At most 1000. */
export async function listContacts(
  actor: AccountAccess,
  { q }: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  const contacts = await store().contacts.search(actor.account, q.trim(), MOST);
  return { contacts: contacts.map(toContactView) };
}

/** A card as screens see it; its whole vCard stays in the store. */
export const toContactView = ({ id, book, name, addresses, note, favourite, photo }: ContactEntry): ContactView => ({
  id,
  book,
  name,
  addresses: [...addresses],
  note,
  favourite,
  photo,
});
