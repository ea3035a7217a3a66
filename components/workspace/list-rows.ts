import type { MessageRow } from '#lib/contract/index.ts';
import { knownRows, rowAt, type ListData } from './list-data.ts';

/** The rows of a list as the screen shows them: those that are on their way out are passed over. */
export interface ListRows {
  /** How many places there are. */
  readonly total: number;
  /** What stands at a place; `undefined` while it is not at hand. */
  at(place: number): MessageRow | undefined;
  /** Where a message stands, as far as it is at hand; -1 otherwise. */
  placeOf(uid: number): number;
}

/**
 * @param hidden UIDs that are not shown although the list still holds them
 * @param change what a row looks like now; must give the same row back when nothing changed
 */
export function listRows(
  data: ListData,
  hidden: ReadonlySet<number>,
  change: (row: MessageRow) => MessageRow,
): ListRows {
  const bases = new Map<number, number>();
  for (const [base, row] of knownRows(data)) bases.set(row.uid, base);
  const gone = [...hidden]
    .map((uid) => bases.get(uid))
    .filter((base) => base !== undefined)
    .sort((a, b) => a - b);
  const baseOf = (place: number): number => {
    let base = place;
    for (const one of gone) {
      if (one > base) break;
      base += 1;
    }
    return base;
  };
  const changed = new Map<MessageRow, MessageRow>(); // the same row each time, so that it is not drawn again for nothing
  const now = (row: MessageRow): MessageRow => {
    const known = changed.get(row) ?? change(row);
    changed.set(row, known);
    return known;
  };
  return {
    total: data.facts.total - gone.length,
    at(place) {
      const row = rowAt(data, baseOf(place));
      return row && now(row);
    },
    placeOf(uid) {
      const base = bases.get(uid);
      if (base === undefined || hidden.has(uid)) return -1;
      return base - gone.filter((one) => one < base).length;
    },
  };
}
