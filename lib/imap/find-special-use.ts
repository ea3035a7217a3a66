import type { AccountAccess } from '../mail/account-access.ts';
import type { SpecialUse } from '../mail/special-use.ts';
import { arrangeMailboxes } from './arrange-mailboxes.ts';
import { withLease } from './engine.ts';
import { namespacesOf } from './list-mailboxes.ts';
import type { Lease } from './lease.ts';
import { readListing } from './read-listing.ts';

/**
 * The path of the mailbox with a special use (what the person chose, the server's mark, else its name); `undefined` when there
 * is none that holds messages. @throws AppError imap.*
 */
export const findSpecialUse = (
  access: AccountAccess,
  use: SpecialUse,
  signal?: AbortSignal,
): Promise<string | undefined> => withLease(access, { signal }, (lease) => specialUsePath(access, lease, use));

export async function specialUsePath(
  access: AccountAccess,
  lease: Lease,
  use: SpecialUse,
): Promise<string | undefined> {
  const chosen = await access.chosenUses?.();
  const mailboxes = arrangeMailboxes(await readListing(lease, false), namespacesOf(lease.lane), chosen);
  return mailboxes.find(({ specialUse, selectable }) => specialUse === use && selectable)?.path;
}
