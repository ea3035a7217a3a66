import { AppError } from '../errors.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import { forgetSelected, withLease } from './engine.ts';
import { explainRefusal } from './explain-refusal.ts';
import { mailboxToken } from './select-mailbox.ts';

/**
 * Deletes a mailbox with all its messages, and its subscription. Mailboxes below it stay; there is no undo.
 *
 * @throws AppError mailbox.missing | mailbox.protected (INBOX) | mailbox.read_only | imap.*
 */
export async function deleteMailbox(access: AccountAccess, path: string, signal?: AbortSignal): Promise<void> {
  if (path.toUpperCase() === 'INBOX') throw new AppError('mailbox.protected', { values: { mailbox: path } });
  await withLease(access, { signal }, async (lease) => {
    // Some servers refuse to delete what is selected; selecting another one never expunges, as CLOSE would.
    if (lease.lane.selected?.path === path) await lease.select('INBOX');
    const token = mailboxToken(lease.lane, path);
    try {
      await lease.change({ name: 'DELETE', tokens: [token] });
    } catch (error) {
      throw explainRefusal(error, path);
    }
    forgetSelected(access.account, (selected) => selected === path);
    lease.state(path).membersChanged();
    await lease.change({ name: 'UNSUBSCRIBE', tokens: [token] });
  });
}
