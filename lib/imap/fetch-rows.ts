import type { FetchMessageObject } from 'imapflow';
import { isAppError } from '../errors.ts';
import type { Flag } from '../mail/flags.ts';
import { atom, atoms } from './command-tokens.ts';
import type { Token } from './imapflow-internals.ts';
import type { Lease } from './lease.ts';
import { packUids } from './pack-uids.ts';
import { BARE_ITEMS, listItems, readRow, type ListedMessage } from './read-row.ts';
import type { FixedRow } from './row-cache.ts';

type Name = 'FETCH' | 'UID FETCH';

/**
 * Rows of the messages named, ascending by number; those that are gone are left out. What is known already is not asked for
 * again: nothing for a row whose flags are known to be right, flags alone for one whose are not. One message that the
 * server or the parser chokes on never hides the others: it comes with its flags, date and size alone.
 */
export async function fetchRows(lease: Lease, name: Name, numbers: readonly number[]): Promise<ListedMessage[]> {
  const { view, rows: shelf } = lease;
  const kept = new Map<number, FixedRow>();
  for (const number of numbers) {
    const uid = name === 'FETCH' ? view.uidAt(number) : number;
    const row = uid === undefined ? undefined : shelf.get(uid);
    if (row) kept.set(number, row);
  }
  const found = await addFlags(lease, name, kept);
  const missing = numbers.filter((number) => !found.has(number) && !(name === 'UID FETCH' && kept.has(number)));
  if (missing.length) await fetchWhole(lease, name, missing, found);
  return [...found].sort(([a], [b]) => a - b).map(([, row]) => row);
}

/** Those of the rows that are still there, with their flags of now. */
async function addFlags(
  lease: Lease,
  name: Name,
  kept: ReadonlyMap<number, FixedRow>,
): Promise<Map<number, ListedMessage>> {
  const { view } = lease;
  const stale = [...kept].filter(([, { uid }]) => !view.flagsOf(uid));
  const told = new Map<number, readonly Flag[]>();
  if (stale.length) {
    const uids = stale.map(([, { uid }]) => uid);
    const since = view.changedSince(uids);
    const modifiers = since ? [[atom('CHANGEDSINCE'), atom(since)]] : [];
    for (const set of packUids(stale.map(([number]) => number)))
      for (const { uid, flags } of await lease.fetch(name, set, atoms('UID', 'FLAGS'), modifiers))
        if (flags) told.set(uid, [...flags]);
    if (since) view.confirmed(uids);
  }
  const found = new Map<number, ListedMessage>();
  for (const [number, row] of kept) {
    const flags = view.flagsOf(row.uid) ?? told.get(row.uid);
    if (flags) found.set(number, { ...row, flags });
  }
  return found;
}

async function fetchWhole(
  lease: Lease,
  name: Name,
  numbers: readonly number[],
  found: Map<number, ListedMessage>,
): Promise<void> {
  const fetch = async (wanted: readonly number[], items: readonly Token[]): Promise<void> => {
    for (const set of packUids(wanted)) {
      for (const message of await lease.fetch(name, set, items)) {
        const number = name === 'FETCH' ? message.seq : message.uid;
        // A flag change that the server tells on its own has no size: it is not what was asked for.
        if (message.size === undefined || found.has(number)) continue;
        found.set(number, keepRow(lease, message));
      }
    }
  };
  const items = listItems(lease.lane);
  try {
    await fetch(numbers, items);
  } catch (error) {
    if (!isAppError(error) || lease.lane.isClosed || error.code !== 'imap.refused') throw error;
    for (const number of numbers)
      await fetch([number], items).catch((cause: unknown) => {
        if (lease.lane.isClosed) throw cause;
      });
  }
  const missing = numbers.filter((number) => !found.has(number));
  if (missing.length) await fetch(missing, BARE_ITEMS);
}

/** The row of an answer; what cannot change is kept, unless it could not be read. */
export function keepRow(lease: Lease, message: FetchMessageObject): ListedMessage {
  const row = readRow(message);
  const { flags, ...fixed } = row;
  if (message.envelope && message.internalDate && row.size > 0) lease.rows.put(fixed);
  return { ...fixed, flags };
}
