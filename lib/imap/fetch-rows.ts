import { isAppError } from '../errors.ts';
import type { Lease } from './lease.ts';
import { packUids } from './pack-uids.ts';
import { BARE_ITEMS, ROW_ITEMS, readRow, type ListedMessage } from './read-row.ts';

/**
 * Rows of the messages named, ascending by sequence number; those that are gone are left out. One message that the server
 * or the parser chokes on never hides the others: it comes with its flags, date and size alone.
 */
export async function fetchRows(
  lease: Lease,
  name: 'FETCH' | 'UID FETCH',
  numbers: readonly number[],
): Promise<ListedMessage[]> {
  const found = new Map<number, { readonly seq: number; readonly row: ListedMessage }>();
  const fetch = async (wanted: readonly number[], items: typeof ROW_ITEMS): Promise<void> => {
    for (const set of packUids(wanted)) {
      for (const message of await lease.fetch(name, set, items)) {
        const number = name === 'FETCH' ? message.seq : message.uid;
        // A flag change that the server tells on its own has no size: it is not what was asked for.
        if (message.size === undefined || found.has(number)) continue;
        found.set(number, { seq: message.seq, row: readRow(message) });
      }
    }
  };
  try {
    await fetch(numbers, ROW_ITEMS);
  } catch (error) {
    if (!isAppError(error) || lease.lane.isClosed || error.code !== 'imap.refused') throw error;
    for (const number of numbers)
      await fetch([number], ROW_ITEMS).catch((cause: unknown) => {
        if (lease.lane.isClosed) throw cause;
      });
  }
  const missing = numbers.filter((number) => !found.has(number));
  if (missing.length) await fetch(missing, BARE_ITEMS);
  return [...found.values()].sort((a, b) => a.seq - b.seq).map(({ row }) => row);
}
