import type { ContactBook } from '#lib/mail/contact-book.ts';
import type { AccountId } from '#lib/mail/mailbox-ref.ts';
import { number, text } from './columns.ts';
import type { Statements } from './database.ts';
import { eraseContacts } from './erase-contacts.ts';
import { newKey, writeContact } from './write-contact.ts';

interface Received {
  readonly url: string;
  readonly etag: string;
  readonly vcard: string;
}

/** A version that the server has; see BookRepository.receive. */
export async function receiveCard(
  statements: Statements,
  account: AccountId,
  book: ContactBook,
  { url, etag, vcard }: Received,
): Promise<void> {
  const [row] = await statements.all(
    'SELECT id, vcard, etag, pending, deleted_at FROM contacts WHERE account = ? AND book = ? AND href = ?',
    [account, book, url],
  );
  const key = row ? text(row, 'id') : newKey();
  const isSame = row !== undefined && etag !== '' && text(row, 'etag') === etag;
  const wasChanged = row !== undefined && text(row, 'pending') !== '' && number(row, 'deleted_at') === 0;
  if (isSame && (wasChanged || number(row, 'deleted_at') > 0)) return; // what was done here still waits for the server
  if (wasChanged && text(row, 'vcard') !== vcard) {
    await statements.run(
      "UPDATE contacts SET pending = 'conflict', theirs = ?, theirs_etag = ? WHERE account = ? AND id = ?",
      [vcard, etag, account, key],
    );
    return;
  }
  if (row === undefined || text(row, 'vcard') !== vcard) await writeContact(statements, { account, key, vcard, book });
  await statements.run(
    `UPDATE contacts SET href = ?, etag = ?, pending = '', theirs = '', theirs_etag = '', deleted_at = 0
     WHERE account = ? AND id = ?`,
    [url, etag, account, key],
  );
}

/** The server no longer has it; see BookRepository.vanish. */
export async function vanishCard(
  statements: Statements,
  account: AccountId,
  book: ContactBook,
  url: string,
): Promise<void> {
  const where = 'account = ? AND book = ? AND href = ?';
  await eraseContacts(statements, `${where} AND (pending = '' OR deleted_at > 0)`, [account, book, url]);
  await statements.run(
    `UPDATE contacts SET href = '', etag = '', pending = 'changed', theirs = '', theirs_etag = '' WHERE ${where}`,
    [account, book, url],
  );
}
