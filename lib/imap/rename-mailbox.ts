import { AppError } from '../errors.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import { forgetSelected, withLease } from './engine.ts';
import { explainRefusal } from './explain-refusal.ts';
import { readListing } from './read-listing.ts';
import { mailboxToken } from './select-mailbox.ts';

/**
 * Renames or moves a mailbox with all below it; subscriptions go along (RFC 9051 §6.3.6 leaves them behind). INBOX is
 * refused: its rename would move the mail and leave an empty INBOX.
 *
 * @throws AppError mailbox.missing | mailbox.exists | mailbox.name_invalid | mailbox.protected | mailbox.read_only | imap.*
 */
export async function renameMailbox(
  access: AccountAccess,
  from: string,
  to: string,
  signal?: AbortSignal,
): Promise<void> {
  if (from.toUpperCase() === 'INBOX') throw new AppError('mailbox.protected', { values: { mailbox: from } });
  if (!to || /[\0\r\n]/.test(to)) throw new AppError('mailbox.name_invalid');
  await withLease(access, { signal }, async (lease) => {
    const { lane } = lease;
    const before = await readListing(lease, false);
    const delimiter = before.find(({ path }) => path === from)?.delimiter;
    if (delimiter === undefined) throw new AppError('mailbox.missing', { values: { mailbox: from } });
    const moves = (path: string): boolean => path === from || (delimiter !== '' && path.startsWith(from + delimiter));
    try {
      await lease.change({ name: 'RENAME', tokens: [mailboxToken(lane, from), mailboxToken(lane, to)] });
    } catch (error) {
      throw explainRefusal(error, from);
    }
    forgetSelected(access.account, moves);
    for (const { path, subscribed } of before) {
      if (!subscribed || !moves(path)) continue;
      await lease.change({ name: 'SUBSCRIBE', tokens: [mailboxToken(lane, to + path.slice(from.length))] });
      await lease.change({ name: 'UNSUBSCRIBE', tokens: [mailboxToken(lane, path)] });
    }
  });
}
