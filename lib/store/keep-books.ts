import { AppError } from '#lib/errors.ts';
import type { AccountId } from '#lib/mail/mailbox-ref.ts';
import type { Book, BookPatch, BookRepository, CopiedCard } from './books.ts';
import { flag, number, octets, text } from './columns.ts';
import { receiveCard, vanishCard } from './copy-cards.ts';
import type { Database, Row, Value } from './database.ts';
import { eraseContacts } from './erase-contacts.ts';
import { newKey, uidOf, writeContact } from './write-contact.ts';

const toBook = (row: Row): Book => ({
  account: text(row, 'account'),
  id: text(row, 'id'),
  url: text(row, 'url'),
  name: text(row, 'name'),
  user: text(row, 'login'),
  kid: text(row, 'kid'),
  sealed: octets(row, 'sealed'),
  readOnly: flag(row, 'read_only'),
  token: text(row, 'token'),
  ctag: text(row, 'ctag'),
  syncedAt: number(row, 'synced_at'),
  triedAt: number(row, 'tried_at'),
  error: text(row, 'error'),
});

const COLUMNS: Readonly<Record<keyof BookPatch, string>> = {
  url: 'url',
  name: 'name',
  user: 'login',
  kid: 'kid',
  sealed: 'sealed',
  readOnly: 'read_only',
  token: 'token',
  ctag: 'ctag',
  syncedAt: 'synced_at',
  triedAt: 'tried_at',
  error: 'error',
};

const toCard = (row: Row): CopiedCard => ({
  id: text(row, 'id'),
  vcard: text(row, 'vcard'),
  href: text(row, 'href'),
  etag: text(row, 'etag'),
  pending: text(row, 'pending') as CopiedCard['pending'],
  deleted: number(row, 'deleted_at') > 0,
});

/** Cards that the server has not heard of: deleted here, changed here, or not there yet. */
const WAITING = `(deleted_at > 0 AND href <> '') OR (deleted_at = 0 AND pending <> 'conflict' AND (pending = 'changed' OR href = ''))`;

const bookOf = (id: string): `carddav:${string}` => `carddav:${id}`;

/** Books of CardDAV servers in a database; see BookRepository. */
export function keepBooks(database: Database): BookRepository {
  const inBook = (account: AccountId, id: string): Value[] => [account, bookOf(id)];
  return {
    async list(account) {
      const rows = await database.all('SELECT * FROM books WHERE account = ? ORDER BY name, id', [account]);
      return rows.map(toBook);
    },

    async get(account, id) {
      const [row] = await database.all('SELECT * FROM books WHERE account = ? AND id = ?', [account, id]);
      return row && toBook(row);
    },

    async change(account, id, patch) {
      const given = Object.entries(patch) as [keyof BookPatch, Value | boolean][];
      const assignments = given.map(([name]) => `${COLUMNS[name]} = ?`).join(', ');
      const values = given.map(([, value]) => (typeof value === 'boolean' ? Number(value) : value));
      const changed = await database.run(`UPDATE books SET ${assignments} WHERE account = ? AND id = ?`, [
        ...values,
        account,
        id,
      ]);
      if (changed === 0) throw new AppError('book.gone');
    },

    async claim(account, id, triedAt, now) {
      const claimed = await database.run(
        'UPDATE books SET tried_at = ? WHERE account = ? AND id = ? AND tried_at = ?',
        [now, account, id, triedAt],
      );
      return claimed > 0;
    },

    async add(book) {
      const names = Object.keys(COLUMNS) as (keyof BookPatch)[];
      const values = names.map((name) => (typeof book[name] === 'boolean' ? Number(book[name]) : book[name]));
      await database.run(
        `INSERT INTO books (account, id, ${names.map((name) => COLUMNS[name]).join(', ')})
         VALUES (?, ?, ${names.map(() => '?').join(', ')})`,
        [book.account, book.id, ...values],
      );
    },

    move: (account, id, url) =>
      database.transaction(async (statements) => {
        const [row] = await statements.all('SELECT url FROM books WHERE account = ? AND id = ?', [account, id]);
        if (!row) throw new AppError('book.gone');
        const old = text(row, 'url');
        await statements.run('UPDATE books SET url = ? WHERE account = ? AND id = ?', [url, account, id]);
        await statements.run(
          'UPDATE contacts SET href = ? || substr(href, ?) WHERE account = ? AND book = ? AND substr(href, 1, ?) = ?',
          [url, old.length + 1, ...inBook(account, id), old.length, old],
        );
      }),

    delete: (account, id, keepCards) =>
      database.transaction(async (statements) => {
        if (keepCards)
          await statements.run(
            `UPDATE contacts SET book = 'own', href = '', etag = '', pending = '', theirs = '', theirs_etag = ''
             WHERE account = ? AND book = ?`,
            inBook(account, id),
          );
        else await eraseContacts(statements, 'account = ? AND book = ?', inBook(account, id));
        await statements.run('DELETE FROM books WHERE account = ? AND id = ?', [account, id]);
      }),

    async outgoing(account, id) {
      const rows = await database.all(
        `SELECT id, vcard, href, etag, pending, deleted_at FROM contacts WHERE account = ? AND book = ?
         AND (${WAITING}) ORDER BY id`,
        inBook(account, id),
      );
      return rows.map(toCard);
    },

    async known(account, id) {
      const rows = await database.all(
        "SELECT href, etag FROM contacts WHERE account = ? AND book = ? AND href <> ''",
        inBook(account, id),
      );
      return new Map(rows.map((row) => [text(row, 'href'), text(row, 'etag')]));
    },

    async count(account, id) {
      const [row] = await database.all(
        `SELECT coalesce(sum(CASE WHEN deleted_at = 0 THEN 1 ELSE 0 END), 0) AS cards,
           coalesce(sum(CASE WHEN deleted_at = 0 AND pending = 'conflict' THEN 1 ELSE 0 END), 0) AS conflicts,
           coalesce(sum(CASE WHEN ${WAITING} THEN 1 ELSE 0 END), 0) AS waiting
         FROM contacts WHERE account = ? AND book = ?`,
        inBook(account, id),
      );
      if (!row) return { cards: 0, waiting: 0, conflicts: 0 };
      return { cards: number(row, 'cards'), waiting: number(row, 'waiting'), conflicts: number(row, 'conflicts') };
    },

    receive: (account, id, cards) =>
      database.transaction(async (statements) => {
        for (const card of cards) await receiveCard(statements, account, bookOf(id), card);
      }),

    vanish: (account, id, urls) =>
      database.transaction(async (statements) => {
        for (const url of urls) await vanishCard(statements, account, bookOf(id), url);
      }),

    async settle(account, sent, { href, etag }) {
      await database.run(
        `UPDATE contacts SET href = ?, etag = ?, pending = CASE WHEN vcard = ? OR deleted_at > 0 THEN '' ELSE pending END
         WHERE account = ? AND id = ?`,
        [href, etag, sent.vcard, account, sent.id],
      );
    },

    async conflict(account, id) {
      const [row] = await database.all(
        "SELECT id, book, vcard, theirs FROM contacts WHERE account = ? AND id = ? AND pending = 'conflict' AND deleted_at = 0",
        [account, id],
      );
      return (
        row && { id: text(row, 'id'), book: text(row, 'book'), vcard: text(row, 'vcard'), theirs: text(row, 'theirs') }
      );
    },

    choose: (account, id, choice) =>
      database.transaction(async (statements) => {
        const [row] = await statements.all(
          "SELECT * FROM contacts WHERE account = ? AND id = ? AND pending = 'conflict' AND deleted_at = 0",
          [account, id],
        );
        if (!row) throw new AppError('contact.missing');
        const [mine, theirs, book] = [
          text(row, 'vcard'),
          text(row, 'theirs'),
          text(row, 'book') as `carddav:${string}`,
        ];
        if (choice === 'both') {
          const key = newKey();
          await writeContact(statements, { account, key, vcard: withNewUid(mine, key), book });
        }
        if (choice !== 'mine') await writeContact(statements, { account, key: id, vcard: theirs, book });
        await statements.run(
          `UPDATE contacts SET pending = ?, etag = theirs_etag, theirs = '', theirs_etag = '' WHERE account = ? AND id = ?`,
          [choice === 'mine' ? 'changed' : '', account, id],
        );
      }),
  };
}

/** Two cards of one UID in one book are refused by servers (RFC 6352 §5.1). */
const withNewUid = (vcard: string, key: string): string =>
  vcard.replace(/^UID[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*/im, `UID:${uidOf(key)}`);
