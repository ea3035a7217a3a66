import { randomBytes } from 'node:crypto';
import type { ContactBook } from '#lib/mail/contact-book.ts';
import type { AccountId } from '#lib/mail/mailbox-ref.ts';
import { readGroupMembers, readUid, withUid } from '#lib/mail/contact-group.ts';
import { keysOf } from '#lib/mail/contact-keys.ts';
import { readContactPhoto } from '#lib/mail/contact-photo.ts';
import { readContactCard } from '#lib/mail/read-contact-card.ts';
import { number, text } from './columns.ts';
import type { Database, Statements } from './database.ts';

/** How the columns beside the vCard are read from it; cards that were read in an older way are read again at the start. */
const READ_AS = 1;
const AT_ONCE = 200;

/** As people search: without case, and full-width or composed forms alike. */
export const foldedWords = (words: string): string => words.normalize('NFKC').toLowerCase();

/** What sorts a name; entries of PostgreSQL's indexes may not be longer than 2.7 kB. */
const LONGEST_SORTING = 300;

/** As people look through a list: without accents and marks in front; what begins with no letter stands behind `~`, after all others. */
function sorting(name: string): string {
  const plain = foldedWords(name)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .slice(0, LONGEST_SORTING);
  return /^\p{L}/u.test(plain) ? plain : `~${plain}`;
}

interface Written {
  readonly account: AccountId;
  readonly key: string;
  readonly vcard: string;
  /** Of a card that is not there yet; the person's own without it. */
  readonly book?: ContactBook;
  /** What counts as the time of the change; ms since 1970, now without it. */
  readonly at?: number;
  /** The key was made just now: there is nothing of it yet. */
  readonly isNew?: boolean;
}

/** Whether a book lies on a server, which has to hear of each change. */
export const isCopy = (book: ContactBook): boolean => book.startsWith('carddav:');

/**
 * Stores a card as it stands, with what lists and searches read from it; one without a UID gets one. In the copy of a book a change
 * waits for its server.
 */
export async function writeContact(
  statements: Statements,
  { account, key, at, book = 'own', isNew = false, ...given }: Written,
): Promise<void> {
  const vcard = withUid(given.vcard.replaceAll('\0', ''), uidOf(key));
  const card = readContactCard(vcard);
  const members = readGroupMembers(vcard);
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
    `INSERT INTO contacts (account, id, vcard, name, addresses, note, found_by, sorted_by, updated_at, kind, photo, read_as, book)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (account, id) DO UPDATE SET vcard = excluded.vcard, name = excluded.name, addresses = excluded.addresses,
     note = excluded.note, found_by = excluded.found_by, sorted_by = excluded.sorted_by,
     updated_at = CASE WHEN excluded.updated_at > contacts.updated_at THEN excluded.updated_at ELSE contacts.updated_at + 1 END,
     kind = excluded.kind, photo = excluded.photo, read_as = excluded.read_as,
     pending = CASE WHEN contacts.book LIKE 'carddav:%' AND contacts.pending = '' AND contacts.vcard <> excluded.vcard
       THEN 'changed' ELSE contacts.pending END`,
    [
      account,
      key,
      vcard,
      card.name,
      JSON.stringify(addresses),
      card.note,
      foldedWords(words.join('\n')),
      sorting(card.name || (addresses[0] ?? '') || card.organization),
      at ?? Date.now(),
      members ? 'group' : '',
      readContactPhoto(vcard) ? 1 : 0,
      READ_AS,
      book,
    ],
  );
  if (!isNew) await statements.run('DELETE FROM contact_keys WHERE account = ? AND contact = ?', [account, key]);
  const keys = keysOf(card, readUid(vcard), members);
  for (let from = 0; from < keys.length; from += AT_ONCE) {
    const some = keys.slice(from, from + AT_ONCE);
    await statements.run(
      `INSERT INTO contact_keys (account, kind, value, contact) VALUES ${some.map(() => '(?, ?, ?, ?)').join(', ')}`,
      some.flatMap(({ kind, value }) => [account, kind, value, key]),
    );
  }
}

export const newKey = (): string => randomBytes(16).toString('hex');

/** The UID of a card that Tupai makes, as RFC 9562 writes it. */
export const uidOf = (key: string): string =>
  `urn:uuid:${key.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}`;

/** What a new card begins as: servers of address books must know vCard 3.0 only (RFC 6352 §3); nothing where our own 4.0 will do. */
export const newCard = (key: string, book: ContactBook): string | undefined =>
  isCopy(book) ? `BEGIN:VCARD\r\nVERSION:3.0\r\nUID:${uidOf(key)}\r\nN:;;;;\r\nFN:\r\nEND:VCARD\r\n` : undefined;

/** Reads cards again whose columns were made by an older version. */
export async function rereadContacts(database: Database): Promise<void> {
  for (let left = AT_ONCE; left === AT_ONCE;)
    left = await database.transaction(async (statements) => {
      const rows = await statements.all(
        'SELECT account, id, vcard, updated_at FROM contacts WHERE read_as < ? LIMIT ?',
        [READ_AS, AT_ONCE],
      );
      for (const row of rows)
        await writeContact(statements, {
          account: text(row, 'account'),
          key: text(row, 'id'),
          vcard: text(row, 'vcard'),
          at: number(row, 'updated_at'),
        });
      return rows.length;
    });
}
