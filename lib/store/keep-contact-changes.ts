import { AppError } from '#lib/errors.ts';
import type { ContactKey } from '#lib/mail/contact-keys.ts';
import type { AccountId } from '#lib/mail/mailbox-ref.ts';
import { marks, number, text, textOrNull } from './columns.ts';
import { toContact } from './contact-row.ts';
import type { Contact, ContactEdit, ContactRepository } from './contacts.ts';
import type { Database, Statements } from './database.ts';
import { newKey, writeContact } from './write-contact.ts';

/** Cards that are said to be alike; more say that the key tells nobody apart. */
const MOST_TWINS = 20;
const MOST_ALIKE = 200;

/** Changes of many cards that can be taken back, and who is alike; see ContactRepository. */
export const keepContactChanges = (
  database: Database,
): Pick<ContactRepository, 'edit' | 'rewrite' | 'undo' | 'alike' | 'twins'> => ({
  edit: (account, change, edits) =>
    database.transaction(async (statements) => {
      const ids: string[] = [];
      for (const edit of edits) ids.push(await apply(statements, account, change, edit));
      return ids;
    }),

  rewrite: (account, change, id, write) =>
    database.transaction(async (statements) => {
      const [row] = await statements.all('SELECT vcard FROM contacts WHERE account = ? AND id = ? AND deleted_at = 0', [
        account,
        id,
      ]);
      if (!row) throw new AppError('contact.missing');
      await apply(statements, account, change, { id, vcard: write(text(row, 'vcard')) });
    }),

  undo: (account, change) =>
    database.transaction(async (statements) => {
      const rows = await statements.all(
        `SELECT b.contact, b.vcard, b.deleted_at, b.written_at, c.updated_at FROM contact_changes b
         JOIN contacts c ON c.account = b.account AND c.id = b.contact WHERE b.account = ? AND b.change_id = ?`,
        [account, change],
      );
      const same = rows.filter((row) => number(row, 'updated_at') === number(row, 'written_at'));
      const now = Date.now();
      for (const row of same) {
        const id = text(row, 'contact');
        const vcard = textOrNull(row, 'vcard');
        if (vcard !== null) await writeContact(statements, { account, key: id, vcard });
        await statements.run('UPDATE contacts SET deleted_at = ? WHERE account = ? AND id = ?', [
          vcard === null ? now : number(row, 'deleted_at'),
          account,
          id,
        ]);
      }
      await statements.run('DELETE FROM contact_changes WHERE account = ? AND change_id = ?', [account, change]);
      return { undone: same.length, kept: rows.length - same.length };
    }),

  async alike(account, keys) {
    const found = new Map<string, Contact>();
    for (const [kind, values] of byKind(keys)) {
      const rows = await database.all(
        `SELECT * FROM contacts WHERE account = ? AND deleted_at = 0 AND kind = '' AND book <> 'collected'
         AND id IN (SELECT contact FROM contact_keys WHERE account = ? AND kind = ? AND value IN (${marks(values)})) LIMIT ?`,
        [account, account, kind, ...values, MOST_ALIKE],
      );
      for (const one of rows.map(toContact)) if (found.size < MOST_ALIKE) found.set(one.id, one);
    }
    return [...found.values()];
  },

  async twins(account, kind, limit) {
    const rows = await database.all(
      `SELECT k.value FROM contact_keys k JOIN contacts c ON c.account = k.account AND c.id = k.contact
       WHERE k.account = ? AND k.kind = ? AND c.deleted_at = 0 AND c.kind = '' AND c.book <> 'collected'
       GROUP BY k.value HAVING count(*) BETWEEN 2 AND ? ORDER BY k.value LIMIT ?`,
      [account, kind, MOST_TWINS, limit],
    );
    return Promise.all(
      rows.map(async (row) => {
        const value = text(row, 'value');
        const cards = await database.all(
          `SELECT c.id FROM contact_keys k JOIN contacts c ON c.account = k.account AND c.id = k.contact
           WHERE k.account = ? AND k.kind = ? AND k.value = ? AND c.deleted_at = 0 AND c.kind = '' AND c.book <> 'collected' ORDER BY c.sorted_by, c.id`,
          [account, kind, value],
        );
        return { kind, value, ids: cards.map((card) => text(card, 'id')) };
      }),
    );
  },
});

/** Writes down how a card stood before a change touched it for the first time, then does one step of it. */
async function apply(
  statements: Statements,
  account: AccountId,
  change: string,
  { id, vcard }: ContactEdit,
): Promise<string> {
  const key = id ?? newKey();
  const now = Date.now();
  if (id === undefined)
    await statements.run(
      `INSERT INTO contact_changes (account, change_id, contact, vcard, deleted_at, written_at, made_at)
       VALUES (?, ?, ?, NULL, 0, 0, ?)`,
      [account, change, key, now],
    );
  else
    await statements.run(
      `INSERT INTO contact_changes (account, change_id, contact, vcard, deleted_at, written_at, made_at)
       SELECT account, ?, id, vcard, deleted_at, 0, ? FROM contacts WHERE account = ? AND id = ?
       ON CONFLICT (account, change_id, contact) DO NOTHING`,
      [change, now, account, key],
    );
  if (vcard !== null) await writeContact(statements, { account, key, vcard, isNew: id === undefined });
  else
    await statements.run(
      'UPDATE contacts SET deleted_at = ?, updated_at = updated_at + 1 WHERE account = ? AND id = ?',
      [now, account, key],
    );
  await statements.run(
    `UPDATE contact_changes SET written_at = (SELECT updated_at FROM contacts WHERE account = ? AND id = ?)
     WHERE account = ? AND change_id = ? AND contact = ?`,
    [account, key, account, change, key],
  );
  return key;
}

function byKind(keys: readonly ContactKey[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { kind, value } of keys) found.set(kind, [...(found.get(kind) ?? []), value]);
  return found;
}
