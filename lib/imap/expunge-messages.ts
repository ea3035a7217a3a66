import { TIMES } from '../config.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import type { MessageSet } from '../mail/message-ref.ts';
import { withLease } from './engine.ts';
import { existingUids } from './existing-uids.ts';
import { removeMessages } from './remove-messages.ts';
import { requireWritable } from './require-writable.ts';

/**
 * Deletes exactly these messages for good. Without UIDPLUS they are marked \Deleted and hidden, and leave the disk when
 * the person empties the mailbox (see hides-deleted.ts); nothing else is ever expunged along with them.
 *
 * @returns how many were there; 0 when all were gone already, which is what was wanted.
 * @throws AppError mailbox.read_only | mailbox.renumbered | mailbox.missing | imap.*
 */
export function expungeMessages(access: AccountAccess, set: MessageSet, signal?: AbortSignal): Promise<number> {
  return withLease(access, { mailbox: set.mailbox.path, signal, deadline: TIMES.imapBulk }, async (lease) => {
    requireWritable(await lease.select(set.mailbox.path, set.uidValidity));
    const existing = await existingUids(lease, set.uids);
    await removeMessages(lease, existing);
    return existing.length;
  });
}
