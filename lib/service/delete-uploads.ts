import type { AccountAccess } from '#lib/mail/account-access.ts';
import { store } from '#lib/store/index.ts';

/** Throws files away that no message needs any more; ids that are gone or not theirs are no matter. */
export async function deleteUploads(actor: Pick<AccountAccess, 'account'>, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await store().uploads.delete(actor.account, ids);
}
