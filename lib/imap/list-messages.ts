import type { AccountAccess } from '../mail/account-access.ts';
import { DELETED, hasFlag } from '../mail/flags.ts';
import type { ListFilter, ListOrder } from '../mail/list-order.ts';
import type { MailboxRef } from '../mail/mailbox-ref.ts';
import type { SearchQuery } from '../mail/search-query.ts';
import type { UidValidity } from '../mail/message-ref.ts';
import { atom } from './command-tokens.ts';
import { shareRead, withLease } from './engine.ts';
import { fetchRows } from './fetch-rows.ts';
import { hidesDeleted } from './hides-deleted.ts';
import type { Selected } from './lane.ts';
import type { Lease } from './lease.ts';
import { orderMessages, possibleOrders, type Ordering } from './order-messages.ts';
import type { ListedMessage } from './read-row.ts';
import { searchUids } from './search-uids.ts';
import { windowNumbers } from './window-numbers.ts';

export interface ListWindow {
  readonly order: ListOrder;
  /** True: latest, largest or last letter first. */
  readonly descending: boolean;
  readonly filter: ListFilter;
  /** Without ages and mailboxes: they are settled. */
  readonly search: SearchQuery | null;
  readonly offset: number;
  /** 0 … 500. */
  readonly limit: number;
}

export interface MessageWindow {
  readonly uidValidity: UidValidity;
  /** Grows whenever total, order or membership may have changed. */
  readonly revision: number;
  /** Messages that filter and search let through. */
  readonly total: number;
  /** The order of the rows: `arrival` when the one asked for is not to be had. */
  readonly order: ListOrder;
  readonly orders: readonly ListOrder[];
  readonly readOnly: boolean;
  readonly rows: readonly ListedMessage[];
}

const MAX_ROWS = 500;
const LONG_WORK = 2000; // messages from which sorting and searching go over the second connection

/**
 * One window of a mailbox. Arrival order without filter or search asks for the rows by sequence number and needs nothing
 * else; every other order is a list of UIDs, kept as long as the mailbox stands still.
 *
 * @throws AppError mailbox.missing | imap.*
 */
export function listMessages(
  access: AccountAccess,
  mailbox: MailboxRef,
  window: ListWindow,
  signal?: AbortSignal,
): Promise<MessageWindow> {
  const { order, filter, search, descending, offset, limit } = window;
  const asked: ListWindow = {
    order,
    filter,
    search,
    descending,
    offset: Math.max(0, Math.floor(offset)),
    limit: Math.min(MAX_ROWS, Math.max(0, Math.floor(limit))),
  };
  return shareRead(access, ['listMessages', mailbox.path, asked], signal, (shared) =>
    readWindow(access, mailbox.path, asked, shared),
  );
}

async function readWindow(
  access: AccountAccess,
  path: string,
  { order, filter, search, ...limits }: ListWindow,
  signal: AbortSignal,
): Promise<MessageWindow> {
  const first = await withLease(access, { signal }, async (lease): Promise<MessageWindow | Asked> => {
    const selected = await lease.look(path);
    const orders = possibleOrders(lease);
    const ordering = {
      order: orders.includes(order) ? order : 'arrival',
      filter,
      search,
    } as const;
    const about = facts(lease, selected, ordering, orders);
    if (ordering.order === 'arrival' && ordering.filter === 'all' && !search)
      return { ...about, ...(await byNumber(lease, limits)) };
    const known = lease.state(path).order(...keyOf(lease, ordering));
    if (!known && lease.exists > LONG_WORK) return { ordering, orders };
    return { ...about, ...(await byUid(lease, known ?? (await ordered(lease, path, ordering)), limits)) };
  });
  if ('rows' in first) return first;

  const { ordering, orders } = first;
  const uids = await withLease(access, { bulk: true, signal }, async (lease) => {
    await lease.look(path);
    return ordered(lease, path, ordering);
  });
  return withLease(access, { signal }, async (lease) => {
    const selected = await lease.look(path);
    return { ...facts(lease, selected, ordering, orders), ...(await byUid(lease, uids, limits)) };
  });
}

/** The order must be worked out first, elsewhere. */
interface Asked {
  readonly ordering: Ordering;
  readonly orders: readonly ListOrder[];
}

type Limits = Pick<ListWindow, 'descending' | 'offset' | 'limit'>;

const facts = (
  lease: Lease,
  { path, uidValidity, readOnly }: Selected,
  { order }: Ordering,
  orders: readonly ListOrder[],
) => ({
  uidValidity,
  revision: lease.state(path).revision,
  order,
  orders,
  readOnly,
});

async function byNumber(lease: Lease, limits: Limits): Promise<Pick<MessageWindow, 'total' | 'rows'>> {
  const exists = lease.exists;
  const hidden =
    exists && hidesDeleted(lease.lane) ? await searchUids(lease, [atom('DELETED')], 'SEARCH') : new Uint32Array(0);
  const rows = await fetchRows(lease, 'FETCH', windowNumbers(exists, hidden, limits));
  return { total: exists - hidden.length, rows: limits.descending ? rows.reverse() : rows };
}

async function byUid(
  lease: Lease,
  uids: Uint32Array,
  { descending, offset, limit }: Limits,
): Promise<Pick<MessageWindow, 'total' | 'rows'>> {
  const total = uids.length;
  const wanted = descending
    ? uids.subarray(Math.max(0, total - offset - limit), Math.max(0, total - offset)).toReversed()
    : uids.subarray(offset, offset + limit);
  const found = new Map((await fetchRows(lease, 'UID FETCH', [...wanted])).map((row) => [row.uid, row]));
  const rows = [...wanted].flatMap((uid) => found.get(uid) ?? []);
  // Marked by another connection since the order was made: gone for the person, as in the other orders.
  return { total, rows: hidesDeleted(lease.lane) ? rows.filter((row) => !hasFlag(row.flags, DELETED)) : rows };
}

async function ordered(lease: Lease, path: string, ordering: Ordering): Promise<Uint32Array> {
  const known = lease.state(path).order(...keyOf(lease, ordering));
  if (known) return known;
  const key = keyOf(lease, ordering);
  const uids = await orderMessages(lease, ordering);
  lease.state(path).keepOrder(...key, uids);
  return uids;
}

/** What names an order, and whether flags decide who is in it. */
const keyOf = (lease: Lease, { order, filter, search }: Ordering): [key: string, byMarks: boolean] => [
  JSON.stringify([order, filter, search]),
  filter !== 'all' || hidesDeleted(lease.lane),
];
