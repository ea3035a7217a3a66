import { TIMES } from '../config.ts';
import type { AppError } from '../errors.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import type { AccountId } from '../mail/mailbox-ref.ts';
import { processWide } from '../process-wide.ts';
import { AccountWatcher } from './account-watcher.ts';
import { holdPush } from './engine.ts';

const watchers = (): Map<AccountId, AccountWatcher> =>
  processWide('imap.watchers', () => new Map<AccountId, AccountWatcher>());

/**
 * Watches the account's mailboxes while somebody looks: what happens is published to lib/events. All streams of an account
 * share one watcher; it ends with its last session at once, and a while after the last stream.
 *
 * @param refused the server no longer takes the password: nothing is watched any more.
 * @returns a function that ends this stream's share.
 */
export function watchMailboxes(access: AccountAccess, refused: (error: AppError) => void): () => void {
  const { account } = access;
  const holder = { access, refused };
  const known = watchers().get(account);
  const watcher = known && !known.closed ? known : new AccountWatcher(account, holder);
  watcher.holders.add(holder);
  if (watcher !== known) {
    watchers().set(account, watcher);
    holdPush(account, watcher);
    void watcher.ended.then(() => {
      if (watchers().get(account) !== watcher) return;
      watchers().delete(account);
      holdPush(account, undefined);
    });
  }
  return () => {
    // The holder stays until the end of the wait: its password may be needed once more.
    const linger = setTimeout(() => {
      watcher.holders.delete(holder);
      if (watcher.holders.size === 0) void watcher.close();
    }, TIMES.pushLinger);
    linger.unref();
  };
}
