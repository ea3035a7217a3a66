import type { ListRows } from './list-rows.ts';

/** One page of a list as a list of its own, for those who turn pages. Places are counted from the top of the page. */
export function pageRows(rows: ListRows, offset: number, size: number): ListRows {
  const total = Math.max(0, Math.min(size, rows.total - offset));
  const isHere = (place: number): boolean => place >= 0 && place < total;
  return {
    total,
    at: (place) => (isHere(place) ? rows.at(place + offset) : undefined),
    placeOf(uid) {
      const place = rows.placeOf(uid) - offset;
      return isHere(place) ? place : -1;
    },
  };
}

/** Where the page begins that an address asks for; the last one where the list has become shorter than that. */
export const pageStart = (offset: number, total: number, size: number): number =>
  offset < total ? offset : Math.max(0, Math.ceil(total / size) - 1) * size;
