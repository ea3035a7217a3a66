import type { DavLogin } from '#lib/carddav/index.ts';
import { lendForBook } from '#lib/session/index.ts';
import type { Book } from '#lib/store/index.ts';

/** Who signs in to the server of a book. */
export const bookLogin = ({
  account,
  id,
  user,
  kid,
  sealed,
}: Pick<Book, 'account' | 'id' | 'user' | 'kid' | 'sealed'>): DavLogin => ({
  user,
  lendPassword: (borrow) => lendForBook(account, id, { kid, sealed }, borrow),
});
