import { randomBytes } from 'node:crypto';
import { AppError } from '#lib/errors.ts';
import type { AccountId } from '#lib/mail/mailbox-ref.ts';
import { readContactCard } from '#lib/mail/read-contact-card.ts';
import { writeContactCard } from '#lib/mail/write-contact-card.ts';
import { flag, json, number, text } from './columns.ts';
import type { Contact, ContactEntry, ContactFilter, ContactRepository } from './contacts.ts';
import type { Database, Row, Statements, Value } from './database.ts';

const ENTRY = 'id, account, name, addresses, note, favourite, updated_at';

const toEntry = (row: Row): ContactEntry => ({
  id: text(row, 'id'),
  account: text(row, 'account'),
  name: text(row, 'name'),
  addresses: json<string[]>(row, 'addresses'),
  note: text(row, 'note'),
  favourite: flag(row, 'favourite'),
  updatedAt: number(row, 'updated_at'),
});
const toContact = (row: Row): Contact => ({ ...toEntry(row), vcard: text(row, 'vcard') });

/** As people search: without case, and full-width or composed forms alike. */
const folded = (words: string): string => words.normalize('NFKC').toLowerCase();
const like = (word: string): string => `%${word.replace(/[\\%_]/g, '\\$&')}%`;

/** As people look through a list: without accents and marks in front; what begins with no letter stands behind `~`, after all others. */
function sorting(name: string): string {
  const plain = folded(name)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/^[^\p{L}\p{N}]+/u, '');
  return /^\p{L}/u.test(plain) ? plain : `~${plain}`;
}

function condition(account: AccountId, { words = '', favourites = false }: ContactFilter): [string, Value[]] {
  const wanted = folded(words).split(/\s+/).filter(Boolean).slice(0, 20);
  const found = wanted.map(() => String.raw` AND found_by LIKE ? ESCAPE '\'`).join('');
  return [
    `account = ? AND deleted_at = 0${favourites ? ' AND favourite = 1' : ''}${found}`,
    [account, ...wanted.map(like)],
  ];
}

/** Contacts in a database; see ContactRepository. */
export function keepContacts(database: Database): ContactRepository {
  const select = (columns: string, account: AccountId, filter: ContactFilter, offset: number, limit: number) => {
    const [where, values] = condition(account, filter);
    return database.all(`SELECT ${columns} FROM contacts WHERE ${where} ORDER BY sorted_by, id LIMIT ? OFFSET ?`, [
      ...values,
      limit,
      offset,
    ]);
  };
  const page: ContactRepository['page'] = async (account, filter, offset, limit) =>
    (await select(ENTRY, account, filter, offset, limit)).map(toEntry);
  const set = async (assignment: string, values: readonly Value[]): Promise<void> => {
    const changed = await database.run(`UPDATE contacts SET ${assignment} WHERE account = ? AND id = ?`, values);
    if (changed === 0) throw new AppError('contact.missing');
  };
  return {
    page,
    search: (account, words, limit) => page(account, { words }, 0, limit),

    async letters(account, filter) {
      const [where, values] = condition(account, filter);
      const rows = await database.all(
        `SELECT substr(sorted_by, 1, 2) AS start FROM contacts WHERE ${where} ORDER BY sorted_by, id`,
        values,
      );
      return rows.map((row) => {
        const [first = ''] = text(row, 'start');
        return first === '~' ? '' : first.toUpperCase();
      });
    },

    cards: async (account, filter, offset, limit) =>
      (await select(`${ENTRY}, vcard`, account, filter, offset, limit)).map(toContact),

    async get(account, id) {
      const [row] = await database.all('SELECT * FROM contacts WHERE account = ? AND id = ? AND deleted_at = 0', [
        account,
        id,
      ]);
      return row && toContact(row);
    },

    save: (account, id, change) =>
      database.transaction(async (statements) => {
        const key = id ?? newKey();
        const [row] = await statements.all(
          'SELECT vcard FROM contacts WHERE account = ? AND id = ? AND deleted_at = 0',
          [account, key],
        );
        if (id !== undefined && !row) throw new AppError('contact.missing');
        const vcard = writeContactCard(row && text(row, 'vcard'), `urn:uuid:${uuid(key)}`, change);
        await write(statements, account, key, vcard);
        const [written] = await statements.all('SELECT * FROM contacts WHERE account = ? AND id = ?', [account, key]);
        if (!written) throw new AppError('contact.missing');
        return toContact(written);
      }),

    add: (account, vcards) =>
      database.transaction(async (statements) => {
        for (const vcard of vcards) await write(statements, account, newKey(), vcard);
      }),

    favour: (account, id, favourite) => set('favourite = ?', [Number(favourite), account, id]),
    delete: (account, id) => set('deleted_at = ?', [Date.now(), account, id]),
    restore: (account, id) => set('deleted_at = 0', [account, id]),
  };
}

async function write(statements: Statements, account: AccountId, key: string, vcard: string): Promise<void> {
  const card = readContactCard(vcard);
  const addresses = card.emails.map(({ value }) => value);
  const words = [
    card.name,
    card.nickname,
    card.organization,
    card.title,
    card.note,
    ...[...card.emails, ...card.phones, ...card.custom].map(({ value }) => value),
    ...card.postal.flatMap(({ street, city }) => [street, city]),
  ];
  await statements.run(
    `INSERT INTO contacts (account, id, vcard, name, addresses, note, found_by, sorted_by, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (account, id) DO UPDATE SET vcard = excluded.vcard, name = excluded.name, addresses = excluded.addresses,
     note = excluded.note, found_by = excluded.found_by, sorted_by = excluded.sorted_by, updated_at = excluded.updated_at`,
    [
      account,
      key,
      vcard,
      card.name,
      JSON.stringify(addresses),
      card.note,
      folded(words.join('\n')),
      sorting(card.name || (addresses[0] ?? '') || card.organization),
      Date.now(),
    ],
  );
}

const newKey = (): string => randomBytes(16).toString('hex');

/** The id written as RFC 9562 writes it. */
const uuid = (hex: string): string => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
