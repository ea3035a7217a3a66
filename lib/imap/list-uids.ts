import type { AccountAccess } from '../mail/account-access.ts';
import { filterQuery } from '../mail/filter-query.ts';
import type { ListFilter } from '../mail/list-order.ts';
import type { MailboxRef } from '../mail/mailbox-ref.ts';
import type { Uid, UidValidity } from '../mail/message-ref.ts';
import type { SearchQuery } from '../mail/search-query.ts';
import { withLease } from './engine.ts';
import { knownOrder } from './known-order.ts';
import { workOutOrder } from './work-out-order.ts';

/** Which messages of a mailbox: those that filter and search let through. */
export interface ListedSet {
  readonly uidValidity: UidValidity;
  readonly filter: ListFilter;
  /** Without ages and mailboxes: they are settled. */
  readonly search: SearchQuery | null;
  /** The person's own addresses, for the filter `to-me`. */
  readonly own: readonly string[];
  /** Messages from this number on are left alone: they came later. */
  readonly below: Uid;
}

/**
 * Numbers of the messages, ascending, over the bulk connection: it may be a million. The list is kept, so that slice after
 * slice of a long change costs no new search.
 *
 * @throws AppError mailbox.missing | mailbox.renumbered | imap.*
 */
export function listUids(
  access: AccountAccess,
  mailbox: MailboxRef,
  { uidValidity, filter, search, own, below }: ListedSet,
  signal?: AbortSignal,
): Promise<Uint32Array> {
  return withLease(access, { bulk: true, signal }, async (lease) => {
    await lease.look(mailbox.path);
    await lease.select(mailbox.path, uidValidity);
    const ordering = { order: 'arrival', query: filterQuery(filter, search, own) } as const;
    const known = await knownOrder(lease, mailbox.path, ordering);
    const uids = known?.right ? known.uids : await workOutOrder(lease, mailbox.path, ordering);
    return uids.filter((uid) => uid < below);
  });
}
