import { config } from '#lib/config.ts';
import { AppError, isAppError } from '#lib/errors.ts';
import type { AccountId } from '#lib/mail/mailbox-ref.ts';
import { seal, unseal } from './seal.ts';
import { serverKey, serverKeys } from './server-keys.ts';

/** A password for a server of address books as it is kept: it opens only with the server's key, for its account and book. */
export interface SealedPassword {
  readonly kid: string;
  readonly sealed: Uint8Array;
}

/** Seals the password of a book under a key derived from the server's, the account and the book's id. */
export function sealForBook(account: AccountId, book: string, password: string): SealedPassword {
  const [{ kid, secret }] = serverKeys();
  return { kid, sealed: seal(Buffer.from(secret), Buffer.from(password), purposeOf(account, book)) };
}

/**
 * Lends the password of a book to one callback.
 *
 * @throws AppError book.rejected when the server's key has changed, or it was sealed for another account or book: it is asked for again
 */
export async function lendForBook<T>(
  account: AccountId,
  book: string,
  { kid, sealed }: SealedPassword,
  borrow: (password: string) => Promise<T>,
): Promise<T> {
  return borrow(open(account, book, { kid, sealed }));
}

function open(account: AccountId, book: string, { kid, sealed }: SealedPassword): string {
  const key = serverKey(kid);
  if (!key) throw new AppError('book.rejected');
  try {
    return Buffer.from(unseal(Buffer.from(key.secret), sealed, purposeOf(account, book))).toString();
  } catch (cause) {
    if (!isAppError(cause) || cause.code !== 'form.expired') throw cause;
    throw new AppError('book.rejected', { cause });
  }
}

const purposeOf = (account: AccountId, book: string): string =>
  `book/${JSON.stringify([account, config().imap.host, book])}`;
