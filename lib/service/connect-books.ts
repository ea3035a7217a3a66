import { discoverBooks } from '#lib/carddav/index.ts';
import { config, TIMES } from '#lib/config.ts';
import type { InputOf, OutputOf, connectBooks as endpoint } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { sealForBook } from '#lib/session/index.ts';
import { store, type Book } from '#lib/store/index.ts';
import { newId } from './new-id.ts';
import { syncBook } from './sync-book.ts';

/** Books of one person. */
const MOST = 30;

/**
 * Finds the address books of a server and keeps a copy of each. One that is connected already gets the new name and password. Waits
 * a little for the first cards; the rest comes by itself.
 *
 * @throws AppError book.off | input.invalid (field `address`) | input.too_large (30 books are enough) | book.none | book.rejected |
 *   book.elsewhere | book.unfit | remote.refused | remote.unreachable
 */
export async function connectBooks(
  actor: AccountAccess,
  { address, user: typed, password }: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  if (!config().carddav.on) throw new AppError('book.off');
  const { account } = actor;
  const user = typed.trim() || (/^[^\s/]+@[^\s/]+$/.test(address.trim()) ? address.trim() : actor.user);
  const found = await discoverBooks({ user, lendPassword: (borrow) => borrow(password) }, address);
  const { books } = store();
  const known = await books.list(account);
  if (known.length + found.length > MOST) throw new AppError('input.too_large', { field: 'address' });
  const ids: string[] = [];
  for (const { url, name, readOnly } of found) {
    const there = known.find((one) => one.url === url && one.user === user);
    const id = there?.id ?? newId();
    const kept = { ...sealForBook(account, id, password), name: name || nameOf(url), readOnly };
    if (there) await books.change(account, id, { ...kept, error: '' });
    else await books.add({ ...NEW, ...kept, account, id, url, user });
    ids.push(id);
  }
  const stored = (await books.list(account)).filter(({ id }) => ids.includes(id));
  const synced = Promise.allSettled(stored.map(syncBook)); // what they fail with stands in the books
  await Promise.race([synced, new Promise((resolve) => setTimeout(resolve, TIMES.sendWait).unref())]);
  return { connected: found.length };
}

const NEW: Pick<Book, 'token' | 'ctag' | 'syncedAt' | 'triedAt' | 'error'> = {
  token: '',
  ctag: '',
  syncedAt: 0,
  triedAt: 0,
  error: '',
};

/** For a book without a name: what its address ends in, else its host. */
const nameOf = (text: string): string => {
  const { pathname, host } = new URL(text);
  return decodeURI(pathname).split('/').findLast(Boolean) ?? host;
};
