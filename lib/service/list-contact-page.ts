import type { ContactListView } from '#lib/contract/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { store, type ContactFilter } from '#lib/store/index.ts';
import { toContactView } from './list-contacts.ts';
import { refreshBooks } from './refresh-books.ts';

const ROWS = 200;

/** 200 cards from the one at `from` on, and where each letter begins among all that fit. Beyond the end the last ones. */
export async function listContactPage(
  actor: AccountAccess,
  filter: ContactFilter,
  from: number,
): Promise<ContactListView> {
  const { contacts } = store();
  await refreshBooks(actor.account, true);
  const [sizes, groups] = await Promise.all([contacts.letters(actor.account, filter), contacts.groups(actor.account)]);
  const total = sizes.reduce((sum, { size }) => sum + size, 0);
  const letters = new Map<string, number>();
  let before = 0;
  for (const { letter, size } of sizes) {
    if (!letters.has(letter)) letters.set(letter, before);
    before += size;
  }
  const first = Math.max(0, Math.min(from, total - 1));
  const rows = await contacts.page(actor.account, filter, first, ROWS);
  return {
    contacts: rows.map(toContactView),
    from: first,
    total,
    letters: [...letters].map(([letter, start]) => ({ letter, from: start })),
    groups,
    group: groups.find(({ id }) => id === filter.group) ?? null,
  };
}
