import type { ListView, RowView } from '#components/messages/index.ts';
import type { ListRows } from './list-rows.ts';
import type { RowKey } from './row-key.ts';
import type { VirtualRows } from './use-virtual-rows.ts';

/** What keys and pointer work on. */
export interface GridModel {
  readonly view: ListView;
  readonly rowView: RowView;
  readonly rows: ListRows;
  readonly virtual: VirtualRows;
  readonly keyOf: (uid: number) => RowKey;
}

/** Keys of the rows at hand between two places, both included, in either direction. */
export function keysBetween({ rows, keyOf }: GridModel, from: number, to: number): RowKey[] {
  const keys: RowKey[] = [];
  for (let place = Math.min(from, to); place <= Math.max(from, to); place += 1) {
    const row = rows.at(place);
    if (row) keys.push(keyOf(row.uid));
  }
  return keys;
}

/** Where a key stands; -1 when it is not at hand. */
export const placeOfKey = (rows: ListRows, key: RowKey | undefined): number =>
  key === undefined ? -1 : rows.placeOf(Number(key.slice(key.lastIndexOf('.') + 1)));

/** UIDs behind ticked rows; a conversation stands for all its messages. */
export const uidsOf = ({ rows }: GridModel, keys: Iterable<RowKey>): number[] => [
  ...new Set(
    [...keys].flatMap((key) => {
      const uid = Number(key.slice(key.lastIndexOf('.') + 1));
      return rows.at(rows.placeOf(uid))?.thread?.uids ?? [uid];
    }),
  ),
];
