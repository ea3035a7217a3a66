import { AppError } from '../errors.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import type { SpecialUse } from '../mail/special-use.ts';
import { createSubscribed } from './create-mailbox.ts';
import { withLease } from './engine.ts';
import { specialUsePath } from './find-special-use.ts';
import { namespacesOf } from './list-mailboxes.ts';

/** Names for what is missing: those that every program knows; the screen shows them translated. */
const NAMES: Readonly<Partial<Record<SpecialUse, string>>> = {
  drafts: 'Drafts',
  sent: 'Sent',
  archive: 'Archive',
  snoozed: 'Snoozed',
  junk: 'Junk',
  trash: 'Trash',
};

/**
 * The path of the mailbox with a special use; makes and subscribes it when there is none.
 *
 * @throws AppError mailbox.missing for a use that only a server can give (`flagged`, `all`), mailbox.exists when its name is
 *   taken by something that cannot hold messages, mailbox.read_only | quota.exceeded | imap.*
 */
export function ensureSpecialUse(access: AccountAccess, use: SpecialUse, signal?: AbortSignal): Promise<string> {
  return withLease(access, { signal }, async (lease) => {
    const found = await specialUsePath(access, lease, use);
    if (found !== undefined) return found;
    const name = NAMES[use];
    if (!name) throw new AppError('mailbox.missing', { values: { mailbox: use } });
    const path = namespacesOf(lease.lane).personal + name;
    await createSubscribed(lease, path, use === 'snoozed' ? undefined : use); // RFC 6154 knows no such mark
    return path;
  });
}
