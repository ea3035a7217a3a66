import { lowerBound } from '../mail/lower-bound.ts';
import { DELETED, hasFlag } from '../mail/flags.ts';
import type { Uid } from '../mail/message-ref.ts';
import { atom } from './command-tokens.ts';
import { fetchRows } from './fetch-rows.ts';
import { findPinned } from './find-pinned.ts';
import { hidesDeleted } from './hides-deleted.ts';
import type { Lease } from './lease.ts';
import type { ListedMessage } from './read-row.ts';
import { searchUids } from './search-uids.ts';
import { windowNumbers } from './window-numbers.ts';

/** Which part of an order is wanted; `descending` counts from its end. */
export interface WindowLimits {
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
}

export interface WindowRows {
  readonly total: number;
  readonly rows: readonly ListedMessage[];
}

/** A window in arrival order of all messages, those that are pinned first, by sequence number alone: needs no list of UIDs. */
export async function readByNumber(lease: Lease, limits: WindowLimits): Promise<WindowRows> {
  const exists = lease.exists;
  const hidden =
    exists && hidesDeleted(lease.lane) ? await searchUids(lease, [atom('DELETED')], 'SEARCH') : new Uint32Array(0);
  const total = exists - hidden.length;
  const pinned = await findPinned(lease, 'SEARCH');
  const ordered = async (numbers: readonly number[]): Promise<readonly ListedMessage[]> => {
    const rows = await fetchRows(lease, 'FETCH', numbers);
    return limits.descending ? rows.reverse() : rows;
  };
  if (pinned.length === 0) return { total, rows: await ordered(windowNumbers(exists, hidden, limits)) };
  const above = windowOf(pinned, limits);
  const top = await ordered(above);
  const offset = Math.max(0, limits.offset - pinned.length);
  const rest = windowNumbers(exists, new Uint32Array([...hidden, ...pinned]).sort(), {
    ...limits,
    offset,
    limit: limits.limit - above.length,
  });
  return { total, rows: [...top, ...(await ordered(rest))] };
}

/**
 * A window of a list of UIDs.
 *
 * @param first those of them that stand before all others, ascending; the list is ascending then, too.
 */
export async function readByUid(
  lease: Lease,
  uids: Uint32Array,
  limits: WindowLimits,
  first?: Uint32Array,
): Promise<WindowRows> {
  const wanted = first ? markedFirst(uids, first, limits) : windowOf(uids, limits);
  const found = new Map((await fetchRows(lease, 'UID FETCH', wanted)).map((row) => [row.uid, row]));
  const rows = wanted.flatMap((uid) => found.get(uid) ?? []);
  // Marked by another connection since the order was made: gone for the person, as in the other orders.
  const seen = hidesDeleted(lease.lane) ? rows.filter((row) => !hasFlag(row.flags, DELETED)) : rows;
  return { total: uids.length, rows: seen };
}

function windowOf(uids: Uint32Array, { descending, offset, limit }: WindowLimits): Uid[] {
  const total = uids.length;
  return descending
    ? [...uids.subarray(Math.max(0, total - offset - limit), Math.max(0, total - offset))].reverse()
    : [...uids.subarray(offset, offset + limit)];
}

/** Exported for its test. */
export function markedFirst(uids: Uint32Array, first: Uint32Array, limits: WindowLimits): Uid[] {
  const { descending, offset, limit } = limits;
  const top = windowOf(first, limits);
  const rest = { descending, offset: Math.max(0, offset - first.length), limit: limit - top.length };
  if (rest.limit <= 0) return top;
  const places = first.map((uid) => lowerBound(uids, uid) + 1).filter((place, nth) => uids[place - 1] === first[nth]);
  // Places in the list are numbers in a mailbox of which some are left out.
  const below = windowNumbers(uids.length, places, rest).map((place) => uids[place - 1] ?? 0);
  return [...top, ...(descending ? below.reverse() : below)];
}
