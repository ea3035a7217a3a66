import type { BookView } from '#lib/contract/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { store } from '#lib/store/index.ts';

/** The books of CardDAV servers that the person connected, by name, and how each stands. */
export async function listBooks({ account }: AccountAccess): Promise<readonly BookView[]> {
  const { books } = store();
  return Promise.all(
    (await books.list(account)).map(async ({ id, name, url, user, readOnly, syncedAt, error }) => ({
      id,
      name,
      host: new URL(url).host,
      user,
      readOnly,
      syncedAt: syncedAt === 0 ? null : new Date(syncedAt).toISOString(),
      error,
      ...(await books.count(account, id)),
    })),
  );
}
