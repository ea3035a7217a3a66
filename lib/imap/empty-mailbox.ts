import { TIMES } from '../config.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import type { MailboxRef } from '../mail/mailbox-ref.ts';
import { atom } from './command-tokens.ts';
import { withLease } from './engine.ts';
import { hidesDeleted } from './hides-deleted.ts';
import { removeMessages } from './remove-messages.ts';
import { requireWritable } from './require-writable.ts';
import { searchUids } from './search-uids.ts';

/**
 * Deletes for good all messages that are in a mailbox now; what arrives meanwhile stays. The one place that sends a bare
 * EXPUNGE, only without UIDPLUS and after marking what is there: that also removes what was marked (and hidden) before.
 *
 * @returns how many messages were to be seen in it.
 * @throws AppError mailbox.read_only | mailbox.missing | imap.*
 */
export function emptyMailbox(access: AccountAccess, mailbox: MailboxRef, signal?: AbortSignal): Promise<number> {
  return withLease(access, { mailbox: mailbox.path, signal, deadline: TIMES.imapBulk }, async (lease) => {
    requireWritable(await lease.look(mailbox.path));
    const bare = hidesDeleted(lease.lane);
    const seen = await searchUids(lease, [atom(bare ? 'UNDELETED' : 'ALL')]);
    await removeMessages(lease, [...seen]);
    if (bare && lease.exists > 0) await lease.change({ name: 'EXPUNGE' });
    return seen.length;
  });
}
