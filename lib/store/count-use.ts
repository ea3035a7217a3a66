import type { Address } from '#lib/mail/address.ts';
import type { AccountId } from '#lib/mail/mailbox-ref.ts';
import { writeContactCard } from '#lib/mail/write-contact-card.ts';
import { text } from './columns.ts';
import type { Statements } from './database.ts';
import { eraseContacts } from './erase-contacts.ts';
import { newKey, uidOf, writeContact } from './write-contact.ts';

/** Collected people that are kept. */
const COLLECTED = 2000;

interface Use {
  readonly account: AccountId;
  readonly people: readonly Address[];
  readonly at: number;
  readonly collect: boolean;
}

/** See ContactRepository.use. */
export async function countUse(statements: Statements, { account, people, at, collect }: Use): Promise<void> {
  for (const [address, person] of new Map(people.map((one) => [one.address.trim().toLowerCase(), one]))) {
    const rows = await statements.all(
      `SELECT c.id FROM contact_keys k JOIN contacts c ON c.account = k.account AND c.id = k.contact
       WHERE k.account = ? AND k.kind = 'email' AND k.value = ? AND c.deleted_at = 0`,
      [account, address],
    );
    const ids = rows.map((row) => text(row, 'id'));
    if (ids.length === 0 && collect) {
      const key = newKey();
      const change = { name: person.name, emails: [{ value: person.address }] };
      const vcard = writeContactCard(undefined, uidOf(key), change);
      await writeContact(statements, { account, key, vcard, book: 'collected' });
      ids.push(key);
    }
    for (const id of ids)
      await statements.run('UPDATE contacts SET uses = uses + 1, used_at = ? WHERE account = ? AND id = ?', [
        at,
        account,
        id,
      ]);
  }
  if (collect)
    await eraseContacts(
      statements,
      `account = ? AND book = 'collected' AND id NOT IN (
         SELECT id FROM contacts WHERE account = ? AND book = 'collected' ORDER BY used_at DESC, id LIMIT ?)`,
      [account, account, COLLECTED],
    );
}
