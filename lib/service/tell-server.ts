import { AppError } from '#lib/errors.ts';
import { connectionOf, type ContactBook } from '#lib/mail/contact-book.ts';
import type { AccountId } from '#lib/mail/mailbox-ref.ts';
import { store } from '#lib/store/index.ts';
import { startSync } from './sync-book.ts';

/**
 * Before a card is changed: whether its book takes changes, and how to begin telling its server once the change is stored. Nobody waits
 * for the server: what it does not hear now waits in the copy, and how that went stands in the book.
 *
 * @throws AppError book.read_only
 */
export async function tellServer(account: AccountId, contact: string): Promise<() => void> {
  const card = await store().contacts.get(account, contact);
  const id = card && connectionOf(card.book);
  const book = id === undefined ? undefined : await store().books.get(account, id);
  if (!book) return () => undefined;
  if (book.readOnly) throw new AppError('book.read_only');
  return () => startSync(book);
}

/** @throws AppError book.read_only | book.gone (no such book) */
export async function mayWrite(account: AccountId, name: ContactBook): Promise<void> {
  const id = connectionOf(name);
  if (id === undefined) return;
  const book = await store().books.get(account, id);
  if (!book) throw new AppError('book.gone');
  if (book.readOnly) throw new AppError('book.read_only');
}
