import { config } from '#lib/config.ts';
import type { InputOf, OutputOf, syncBook as endpoint } from '#lib/contract/index.ts';
import { AppError, isErrorCode } from '#lib/errors.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { store } from '#lib/store/index.ts';
import { syncBook } from './sync-book.ts';

/**
 * Compares a book with its server and waits for the end.
 *
 * @throws AppError book.off | book.gone | what the comparison failed with
 */
export async function syncNow(
  actor: AccountAccess,
  { id }: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  if (!config().carddav.on) throw new AppError('book.off');
  const { books } = store();
  const book = await books.get(actor.account, id);
  if (!book) throw new AppError('book.gone');
  await syncBook(book);
  const error = (await books.get(actor.account, id))?.error ?? '';
  if (isErrorCode(error)) throw new AppError(error);
  return {};
}
