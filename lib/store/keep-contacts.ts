import { AppError } from '#lib/errors.ts';
import type { AccountId } from '#lib/mail/mailbox-ref.ts';
import { writeContactCard } from '#lib/mail/write-contact-card.ts';
import { json, marks, number, text } from './columns.ts';
import { ENTRY, toContact, toEntry, toKnownPerson } from './contact-row.ts';
import type { ContactFilter, ContactRepository } from './contacts.ts';
import { countUse } from './count-use.ts';
import type { Database, Value } from './database.ts';
import { fileCard } from './file-card.ts';
import { keepContactChanges } from './keep-contact-changes.ts';
import { keepContactGroups } from './keep-contact-groups.ts';
import { foldedWords, newCard, newKey, uidOf, writeContact } from './write-contact.ts';

const like = (word: string): string => `%${word.replace(/[\\%_]/g, '\\$&')}%`;

/** Cards of the account whose UID the group (second value) names. */
const MEMBERS = `SELECT u.contact FROM contact_keys m JOIN contact_keys u ON u.account = m.account AND u.kind = 'uid' AND u.value = m.value
  WHERE m.account = ? AND m.contact = ? AND m.kind = 'member'`;

function condition(account: AccountId, filter: ContactFilter): [string, Value[]] {
  const { words = '', favourites = false, conflicts = false, group, book } = filter;
  const wanted = foldedWords(words).split(/\s+/).filter(Boolean).slice(0, 20);
  const parts = [
    `account = ? AND deleted_at = 0 AND kind = '' AND book ${book ? '=' : '<>'} ?`,
    ...(favourites ? ['favourite = 1'] : []),
    ...(conflicts ? ["pending = 'conflict'"] : []),
    ...wanted.map(() => String.raw`found_by LIKE ? ESCAPE '\'`),
    ...(group === undefined ? [] : [`id IN (${MEMBERS})`]),
  ];
  const values = [account, book ?? (group === undefined ? 'collected' : ''), ...wanted.map(like)]; // a group may hold anybody
  return [parts.join(' AND '), group === undefined ? values : [...values, account, group]];
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
        `SELECT substr(sorted_by, 1, 1) AS start, count(*) AS size FROM contacts WHERE ${where}
         GROUP BY substr(sorted_by, 1, 1) ORDER BY substr(sorted_by, 1, 1)`,
        values,
      );
      return rows.map((row) => {
        const start = text(row, 'start');
        return { letter: start === '~' ? '' : start.toUpperCase(), size: Number(row['size']) };
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

    async getMany(account, ids) {
      if (ids.length === 0) return [];
      const rows = await database.all(
        `SELECT * FROM contacts WHERE account = ? AND deleted_at = 0 AND id IN (${marks(ids)})`,
        [account, ...ids],
      );
      const found = new Map(rows.map(toContact).map((one) => [one.id, one]));
      return ids.flatMap((id) => found.get(id) ?? []);
    },

    save: (account, id, change, finish = (vcard) => vcard, book = 'own') =>
      database.transaction(async (statements) => {
        const key = id ?? newKey();
        const [row] = await statements.all(
          'SELECT vcard FROM contacts WHERE account = ? AND id = ? AND deleted_at = 0',
          [account, key],
        );
        if (id !== undefined && !row) throw new AppError('contact.missing');
        const vcard = finish(writeContactCard(row ? text(row, 'vcard') : newCard(key, book), uidOf(key), change));
        await writeContact(statements, { account, key, vcard, book });
        const [written] = await statements.all('SELECT * FROM contacts WHERE account = ? AND id = ?', [account, key]);
        if (!written) throw new AppError('contact.missing');
        return toContact(written);
      }),

    add: (account, vcards, book = 'own') =>
      database.transaction(async (statements) => {
        for (const vcard of vcards)
          await writeContact(statements, { account, key: newKey(), vcard, book, isNew: true });
      }),

    use: (account, people, at, collect) =>
      database.transaction((statements) => countUse(statements, { account, people, at, collect })),

    file: (account, id, book) => database.transaction((statements) => fileCard(statements, account, id, book)),
    clear: (account, book) =>
      database.run('UPDATE contacts SET deleted_at = ? WHERE account = ? AND book = ? AND deleted_at = 0', [
        Date.now(),
        account,
        book,
      ]),

    async pictured(account, limit) {
      const rows = await database.all(
        `SELECT id, addresses, updated_at FROM contacts
         WHERE account = ? AND deleted_at = 0 AND kind = '' AND photo = 1 AND addresses <> '[]' AND book <> 'collected'
         ORDER BY updated_at DESC, id LIMIT ?`,
        [account, limit],
      );
      return rows.map((row) => ({
        id: text(row, 'id'),
        addresses: json<string[]>(row, 'addresses'),
        updatedAt: number(row, 'updated_at'),
      }));
    },

    async known(account, limit) {
      const rows = await database.all(
        `SELECT name, addresses, book, favourite, uses, used_at FROM contacts
         WHERE account = ? AND deleted_at = 0 AND kind = '' AND addresses <> '[]' ORDER BY used_at DESC, id LIMIT ?`,
        [account, limit],
      );
      return rows.map(toKnownPerson);
    },

    favour: (account, id, favourite) => set('favourite = ?', [Number(favourite), account, id]),
    delete: (account, id) => set('deleted_at = ?', [Date.now(), account, id]),
    restore: (account, id) => set('deleted_at = 0', [account, id]),
    ...keepContactGroups(database),
    ...keepContactChanges(database),
  };
}
