import { TIMES } from '#lib/config.ts';
import type { AccountId } from '#lib/mail/mailbox-ref.ts';
import { store } from '#lib/store/index.ts';
import { startSync } from './sync-book.ts';

/** Begins to compare those books with their servers that were not compared for a while. Nobody waits for it. */
export async function refreshBooks(account: AccountId): Promise<void> {
  const due = Date.now() - TIMES.davFresh;
  for (const book of await store().books.list(account)) if (book.triedAt < due) startSync(book);
}
