import { lowerBound } from '../mail/lower-bound.ts';
import type { Uid } from '../mail/message-ref.ts';
import { fetchRows } from './fetch-rows.ts';
import type { Lease } from './lease.ts';
import type { Ordering } from './order-messages.ts';
import type { FixedRow } from './row-cache.ts';
import { isPlainKey, sortKey, type KeyedOrder } from './sort-key.ts';

const MOST = 200; // messages placed one by one; for more the server sorts
const PIVOTS = 31; // messages looked at in one command: four such commands find a place among a million

/**
 * Puts messages into a list that is sorted already: by arrival at once, in other orders by looking at a few rows in
 * between, as a search in a dictionary does.
 *
 * @param added ascending, none of them in the list.
 * @returns `undefined` when only the server can tell their places, because of names that are not plain ASCII or because the
 *   list proves to be sorted otherwise, or when there are too many.
 */
export async function placeUids(
  lease: Lease,
  uids: Uint32Array,
  added: readonly Uid[],
  order: Ordering['order'],
): Promise<Uint32Array | undefined> {
  if (added.length === 0) return uids;
  if (order === 'arrival')
    return insert(
      uids,
      added,
      added.map((uid) => lowerBound(uids, uid)),
    );
  if (added.length > MOST) return undefined;
  const rows = await fixedRows(lease, added);
  const known = added.flatMap((uid) => rows.get(uid) ?? []); // those that left meanwhile need no place
  if (!known.every((row) => isPlainKey(sortKey(row, order)))) return undefined;
  known.sort((a, b) => compare(a, b, order));
  const places: number[] = [];
  for (const row of known) {
    const place = await findPlace(lease, uids, row, order);
    if (place === undefined) return undefined;
    places.push(place);
  }
  return insert(
    uids,
    known.map(({ uid }) => uid),
    places,
  );
}

/** As SORT compares (RFC 5256 §3); what is equal stands in the order of arrival. */
function compare(a: FixedRow, b: FixedRow, order: KeyedOrder): number {
  const [one, other] = [sortKey(a, order), sortKey(b, order)];
  return one < other ? -1 : one > other ? 1 : a.uid - b.uid;
}

/** Index of the first one that comes after the row; `undefined` when that cannot be found out. */
async function findPlace(
  lease: Lease,
  uids: Uint32Array,
  row: FixedRow,
  order: KeyedOrder,
): Promise<number | undefined> {
  let [low, high] = [0, uids.length];
  let pivots = [high - 1]; // new mail is mostly the newest
  while (low < high) {
    const rows = await fixedRows(
      lease,
      pivots.map((at) => uids[at] ?? 0),
    );
    let [below, above, seen] = [low, high, false];
    for (const at of pivots) {
      const pivot = rows.get(uids[at] ?? 0);
      if (!pivot) continue;
      if (!isPlainKey(sortKey(pivot, order))) return undefined;
      seen = true;
      if (compare(pivot, row, order) < 0) below = Math.max(below, at + 1);
      else above = Math.min(above, at);
    }
    if (below > above) return undefined; // the list is not in this order
    // None is there any more: between a few that left any place is right.
    if (!seen && pivots.length !== 1) return high - low <= PIVOTS ? low : undefined;
    [low, high] = [below, above];
    const span = high - low;
    if (!seen && span === 1) return low;
    const step = Math.max(1, span / (PIVOTS + 1));
    pivots = [];
    for (let nth = 1; nth <= PIVOTS && nth <= span; nth += 1)
      pivots.push(Math.min(high - 1, low + Math.floor(nth * step) - 1));
  }
  return low;
}

async function fixedRows(lease: Lease, wanted: readonly Uid[]): Promise<Map<Uid, FixedRow>> {
  const { rows: shelf } = lease;
  const rows = new Map<Uid, FixedRow>();
  for (const uid of wanted) {
    const row = shelf.get(uid);
    if (row) rows.set(uid, row);
  }
  const missing = wanted.filter((uid) => !rows.has(uid));
  if (missing.length > 0) for (const row of await fetchRows(lease, 'UID FETCH', missing)) rows.set(row.uid, row);
  return rows;
}

/** @param places for each of `added` the index in `uids` before which it goes, ascending. */
function insert(uids: Uint32Array, added: readonly Uid[], places: readonly number[]): Uint32Array {
  const all = new Uint32Array(uids.length + added.length);
  let from = 0;
  for (const [nth, uid] of added.entries()) {
    const place = places[nth] ?? uids.length;
    all.set(uids.subarray(from, place), from + nth);
    all[place + nth] = uid;
    from = place;
  }
  all.set(uids.subarray(from), from + added.length);
  return all;
}
