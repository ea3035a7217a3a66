import type { ContactListView } from '#lib/contract/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { store, type ContactFilter } from '#lib/store/index.ts';
import { toContactView } from './list-contacts.ts';

const ROWS = 200;

/** 200 cards from the one at `from` on, and where each letter begins among all that fit. Beyond the end the last ones. */
export async function listContactPage(
  actor: AccountAccess,
  filter: ContactFilter,
  from: number,
): Promise<ContactListView> {
  const { contacts } = store();
  const starts = await contacts.letters(actor.account, filter);
  const first = starts.length === 0 ? 0 : Math.min(from, starts.length - 1);
  const rows = await contacts.page(actor.account, filter, first, ROWS);
  return {
    contacts: rows.map(toContactView),
    from: first,
    total: starts.length,
    letters: [...new Set(starts)].map((letter) => ({ letter, from: starts.indexOf(letter) })),
  };
}
