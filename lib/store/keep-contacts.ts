import { randomBytes } from 'node:crypto';
import { AppError } from '#lib/errors.ts';
import { json, number, text } from './columns.ts';
import type { Contact, ContactFields, ContactRepository } from './contacts.ts';
import type { Database, Row } from './database.ts';
import { readVcard, writeVcard } from './vcard.ts';

const toContact = (row: Row): Contact => ({
  id: text(row, 'id'),
  account: text(row, 'account'),
  vcard: text(row, 'vcard'),
  name: text(row, 'name'),
  addresses: json<string[]>(row, 'addresses'),
  note: text(row, 'note'),
  updatedAt: number(row, 'updated_at'),
});

/** As people search: without case, and full-width or composed forms alike. */
const folded = (words: string): string => words.normalize('NFKC').toLowerCase();
const searched = (fields: ContactFields): string => folded([fields.name, ...fields.addresses, fields.note].join('\n'));
const like = (word: string): string => `%${word.replace(/[\\%_]/g, '\\$&')}%`;

/** Contacts in a database; see ContactRepository. */
export const keepContacts = (database: Database): ContactRepository => ({
  async search(account, words, limit) {
    const wanted = folded(words).split(/\s+/).filter(Boolean).slice(0, 20);
    const conditions = wanted.map(() => String.raw` AND found_by LIKE ? ESCAPE '\'`).join('');
    const rows = await database.all(
      `SELECT * FROM contacts WHERE account = ?${conditions} ORDER BY sorted_by, id LIMIT ?`,
      [account, ...wanted.map(like), limit],
    );
    return rows.map(toContact);
  },

  async get(account, id) {
    const [row] = await database.all('SELECT * FROM contacts WHERE account = ? AND id = ?', [account, id]);
    return row && toContact(row);
  },

  save: (account, id, fields) =>
    database.transaction(async (statements) => {
      const key = id ?? randomBytes(16).toString('hex');
      const [row] = await statements.all('SELECT vcard FROM contacts WHERE account = ? AND id = ?', [account, key]);
      if (id !== undefined && !row) throw new AppError('contact.missing');
      const vcard = writeVcard(row && text(row, 'vcard'), `urn:uuid:${uuid(key)}`, fields);
      const derived = readVcard(vcard);
      const contact: Contact = { id: key, account, vcard, ...derived, updatedAt: Date.now() };
      await statements.run(
        `INSERT INTO contacts (account, id, vcard, name, addresses, note, found_by, sorted_by, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (account, id) DO UPDATE SET vcard = excluded.vcard, name = excluded.name, addresses = excluded.addresses,
         note = excluded.note, found_by = excluded.found_by, sorted_by = excluded.sorted_by, updated_at = excluded.updated_at`,
        [
          account,
          key,
          vcard,
          derived.name,
          JSON.stringify(derived.addresses),
          derived.note,
          searched(derived),
          folded(derived.name || derived.addresses[0] || ''),
          contact.updatedAt,
        ],
      );
      return contact;
    }),

  async delete(account, id) {
    const gone = await database.run('DELETE FROM contacts WHERE account = ? AND id = ?', [account, id]);
    if (gone === 0) throw new AppError('contact.missing');
  },
});

/** The id written as RFC 9562 writes it. */
const uuid = (hex: string): string => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
