import { isAppError } from '#lib/errors.ts';
import { tellsNewUids } from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';

/**
 * Whether the mail server tells where moved messages stand, so that moving can be undone and what is saved again replaces what was saved
 * before. `true` while it is away: each change tells what it met.
 */
export async function undoesMoves(actor: AccountAccess): Promise<boolean> {
  try {
    return await tellsNewUids(actor);
  } catch (error) {
    if (!isAppError(error)) throw error;
    return true;
  }
}
