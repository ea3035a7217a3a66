import type { AccountAccess } from '../mail/account-access.ts';
import type { MailboxRef } from '../mail/mailbox-ref.ts';
import type { Uid, UidValidity } from '../mail/message-ref.ts';
import { withLease } from './engine.ts';
import { findPinned } from './find-pinned.ts';

/** UIDs of the messages that stand pinned in a mailbox, ascending. @throws AppError mailbox.missing | mailbox.renumbered */
export function listPinned(
  access: AccountAccess,
  mailbox: MailboxRef,
  uidValidity: UidValidity,
): Promise<readonly Uid[]> {
  return withLease(access, { mailbox: mailbox.path }, async (lease) => {
    await lease.look(mailbox.path, uidValidity);
    return [...(await findPinned(lease, 'UID SEARCH'))];
  });
}
