import type { FetchMessageObject } from 'imapflow';
import type { ListFilter, ListOrder } from '../mail/list-order.ts';
import { EVERYTHING } from '../mail/join-search.ts';
import { LIST_ORDERS } from '../mail/list-order.ts';
import type { SearchQuery } from '../mail/search-query.ts';
import { baseSubject } from './base-subject.ts';
import { atom } from './command-tokens.ts';
import { findUids, isForServer } from './find-uids.ts';
import { hidesDeleted } from './hides-deleted.ts';
import type { Lease } from './lease.ts';
import { NumberCollector } from './read-numbers.ts';
import { isoDate } from './read-envelope.ts';
import { ROW_ITEMS } from './read-row.ts';
import { searchCriteria } from './search-criteria.ts';

const SORT_HERE = 5000; // messages; beyond that a server without SORT offers arrival order only
const SLICE = 500;

/** Orders that can be had for the selected mailbox. */
export const possibleOrders = (lease: Lease): ListOrder[] =>
  lease.lane.has('SORT') || lease.exists <= SORT_HERE ? [...LIST_ORDERS] : ['arrival'];

export interface Ordering {
  readonly order: ListOrder;
  readonly filter: ListFilter;
  readonly search: SearchQuery | null;
}

/** All UIDs of the selected mailbox that the filter and the search let through, ascending in the order asked for. */
export async function orderMessages(lease: Lease, { order, filter, search }: Ordering): Promise<Uint32Array> {
  const members = (): Promise<Uint32Array> => findUids(lease, search ?? EVERYTHING, { filter });
  if (order === 'arrival') return members();
  if (!lease.lane.has('SORT')) return sortHere(lease, order, new Set(await members()));
  const fitting = search && !isForServer(search) ? new Set(await members()) : undefined;
  const criteria = searchCriteria(filter, fitting ? null : search, hidesDeleted(lease.lane));
  const sorted = new NumberCollector();
  await lease.ask({
    name: 'UID SORT',
    tokens: [[atom(order.toUpperCase())], atom('UTF-8'), ...criteria],
    options: { raw: sorted.take },
  });
  return fitting ? sorted.numbers.filter((uid) => fitting.has(uid)) : sorted.numbers;
}

/** Sorts by fetched keys, in slices, with the same meaning of each order as SORT has (RFC 5256 §3). */
async function sortHere(lease: Lease, order: ListOrder, members: ReadonlySet<number>): Promise<Uint32Array> {
  const keyed: { readonly uid: number; readonly key: string | number }[] = [];
  for (let first = 1; first <= lease.exists; first += SLICE) {
    const last = Math.min(first + SLICE - 1, lease.exists);
    for (const row of await lease.fetch('FETCH', `${first}:${last}`, ROW_ITEMS))
      if (members.has(row.uid)) keyed.push({ uid: row.uid, key: sortKey(row, order) });
  }
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.uid - b.uid));
  return Uint32Array.from(keyed, ({ uid }) => uid);
}

function sortKey({ uid, size, envelope, internalDate }: FetchMessageObject, order: ListOrder): string | number {
  const mailbox = (list: readonly { address?: string | undefined }[] | undefined): string =>
    (list?.[0]?.address ?? '').replace(/@[^@]*$/, '').toLowerCase();
  switch (order) {
    case 'arrival':
      return uid;
    case 'size':
      return size ?? 0;
    case 'date':
      return isoDate(envelope?.date) || isoDate(internalDate);
    case 'from':
      return mailbox(envelope?.from);
    case 'to':
      return mailbox(envelope?.to);
    case 'subject':
      return baseSubject(envelope?.subject ?? '');
  }
}
