import { config, TIMES } from '#lib/config.ts';
import type { AccountId } from '#lib/mail/mailbox-ref.ts';
import { store, type Book } from '#lib/store/index.ts';
import { startSync } from './sync-book.ts';

/**
 * Begins to compare those books with their servers that were not compared for a while. Nobody waits for it. Each is compared by one
 * Tupai only, where several look at the same time.
 *
 * @param isLookedAt somebody opens the address book: then a server that failed is asked as soon as one that did not.
 */
export async function refreshBooks(account: AccountId, isLookedAt: boolean): Promise<void> {
  if (!config().carddav.on) return;
  const { books } = store();
  const now = Date.now();
  for (const book of await books.list(account)) {
    const wait = isLookedAt ? TIMES.davFresh : patience(book);
    if (book.triedAt + wait <= now && (await books.claim(account, book.id, book.triedAt, now))) startSync(book);
  }
}

/** How long a book rests after it was compared, in ms: 10 minutes; while its server fails as long as it has failed already, at most an hour. */
export function patience({ error, syncedAt, triedAt }: Pick<Book, 'error' | 'syncedAt' | 'triedAt'>): number {
  const failing = error === '' ? 0 : triedAt - syncedAt;
  return Math.min(Math.max(TIMES.davFresh, failing), TIMES.davPatience);
}
