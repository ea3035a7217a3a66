import { asksForMarks } from '../mail/filter-query.ts';
import { LIST_ORDERS, type ListOrder } from '../mail/list-order.ts';
import type { SearchQuery } from '../mail/search-query.ts';
import { atom } from './command-tokens.ts';
import { findUids, isForServer } from './find-uids.ts';
import { hidesDeleted } from './hides-deleted.ts';
import type { Lease } from './lease.ts';
import { NumberCollector } from './read-numbers.ts';
import { readRow, ROW_ITEMS } from './read-row.ts';
import { searchCriteria } from './search-criteria.ts';
import { sortKey, type KeyedOrder } from './sort-key.ts';

const SORT_HERE = 5000; // messages; beyond that a server without SORT offers arrival order only
const SLICE = 500;

/** Orders that need no SORT: arrival, and the messages with a mark before the others. */
export const isArrival = (order: ListOrder): order is 'arrival' | 'flagged' | 'unread' =>
  order === 'arrival' || order === 'flagged' || order === 'unread';

/** Orders that can be had for the selected mailbox. */
export const possibleOrders = (lease: Lease): ListOrder[] =>
  lease.lane.has('SORT') || lease.exists <= SORT_HERE ? [...LIST_ORDERS] : LIST_ORDERS.filter(isArrival);

/** A list of UIDs that is worked out and kept. */
export interface Ordering {
  readonly order: Exclude<ListOrder, 'flagged' | 'unread'>;
  /** What fits it is in the list. Without ages and mailboxes: they are settled. */
  readonly query: SearchQuery;
}

/** What names an ordering. */
export const orderKey = ({ order, query }: Ordering): string => JSON.stringify([order, query]);

/** Whether flags decide which messages are in it. */
export const orderedByFlags = (lease: Lease, { query }: Ordering): boolean =>
  asksForMarks(query) || hidesDeleted(lease.lane);

/** All UIDs of the selected mailbox that belong to the ordering, ascending in its order. */
export async function orderMessages(lease: Lease, { order, query }: Ordering): Promise<Uint32Array> {
  const members = (): Promise<Uint32Array> => findUids(lease, query);
  if (order === 'arrival') return members();
  if (!lease.lane.has('SORT')) return sortHere(lease, order, new Set(await members()));
  const fitting = isForServer(query) ? undefined : new Set(await members());
  const criteria = searchCriteria(fitting ? null : query, hidesDeleted(lease.lane));
  const sorted = new NumberCollector();
  await lease.ask({
    name: 'UID SORT',
    tokens: [[atom(order.toUpperCase())], atom('UTF-8'), ...criteria],
    options: { raw: sorted.take },
  });
  return fitting ? sorted.numbers.filter((uid) => fitting.has(uid)) : sorted.numbers;
}

/** Sorts by fetched keys, in slices, with the same meaning of each order as SORT has (RFC 5256 §3). */
async function sortHere(lease: Lease, order: KeyedOrder, members: ReadonlySet<number>): Promise<Uint32Array> {
  const keyed: { readonly uid: number; readonly key: string | number }[] = [];
  for (let first = 1; first <= lease.exists; first += SLICE) {
    const last = Math.min(first + SLICE - 1, lease.exists);
    for (const message of await lease.fetch('FETCH', `${first}:${last}`, ROW_ITEMS))
      if (members.has(message.uid)) keyed.push({ uid: message.uid, key: sortKey(readRow(message), order) });
  }
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.uid - b.uid));
  return Uint32Array.from(keyed, ({ uid }) => uid);
}
