import { AppError } from '#lib/errors.ts';
import type { ContactBook } from '#lib/mail/contact-book.ts';
import type { AccountId } from '#lib/mail/mailbox-ref.ts';
import { convertVcard } from '#lib/mail/convert-vcard.ts';
import { text } from './columns.ts';
import type { Statements } from './database.ts';
import { isCopy, newKey, writeContact } from './write-contact.ts';

/**
 * Puts a card into another book; see ContactRepository.file. The server that it leaves hears of it as of a card that was deleted; for the
 * one that it comes to it is written as vCard 3.0, which is all that servers must know (RFC 6352 §5.1.1): Radicale cuts the pictures of 4.0.
 */
export async function fileCard(
  statements: Statements,
  account: AccountId,
  id: string,
  book: ContactBook,
): Promise<void> {
  const [row] = await statements.all(
    'SELECT book, href, vcard FROM contacts WHERE account = ? AND id = ? AND deleted_at = 0',
    [account, id],
  );
  if (!row) throw new AppError('contact.missing');
  if (text(row, 'book') === book) return;
  if (text(row, 'href') !== '')
    await statements.run(
      `INSERT INTO contacts (account, id, vcard, name, addresses, note, found_by, sorted_by, updated_at, book, href, etag, deleted_at)
       SELECT account, ?, vcard, name, addresses, note, found_by, sorted_by, updated_at, book, href, etag, ?
       FROM contacts WHERE account = ? AND id = ?`,
      [newKey(), Date.now(), account, id],
    );
  await statements.run(
    `UPDATE contacts SET book = ?, href = '', etag = '', theirs = '', theirs_etag = '', pending = '' WHERE account = ? AND id = ?`,
    [book, account, id],
  );
  if (isCopy(book))
    await writeContact(statements, { account, key: id, vcard: convertVcard(text(row, 'vcard'), '3.0'), book });
}
