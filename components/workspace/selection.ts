import type { RowKey } from './row-key.ts';

/** What is ticked in a list, and where the keyboard stands. Rows are known by what they are, never by their place. */
export interface Selection {
  readonly chosen: ReadonlySet<RowKey>;
  /** Where a range begins. */
  readonly anchor: RowKey | undefined;
  /** The row that keys act on. */
  readonly focus: RowKey | undefined;
  /** Everything in the folder, also what is not at hand; `chosen` holds what is. */
  readonly everything: boolean;
}

export const NOTHING_SELECTED: Selection = {
  chosen: new Set(),
  anchor: undefined,
  focus: undefined,
  everything: false,
};

/** Stands on a row without ticking it; ranges begin there. */
export const standOn = (selection: Selection, key: RowKey | undefined): Selection =>
  selection.focus === key && selection.anchor === key ? selection : { ...selection, focus: key, anchor: key };

/** Ticks a row or takes the tick off; ranges begin there. */
export function toggleRow(selection: Selection, key: RowKey): Selection {
  const chosen = new Set(selection.chosen);
  if (!chosen.delete(key)) chosen.add(key);
  return { chosen, anchor: key, focus: key, everything: false };
}

/**
 * Ticks a range.
 *
 * @param range every row from the anchor to the one that was pressed, both included
 * @param focus the one that was pressed
 * @param keep adds to what is ticked (Ctrl and Shift); otherwise only the range is
 */
export const extendTo = (selection: Selection, range: readonly RowKey[], focus: RowKey, keep: boolean): Selection => ({
  chosen: new Set(keep ? [...selection.chosen, ...range] : range),
  anchor: selection.anchor ?? focus,
  focus,
  everything: false,
});

/** Ticks these and no others. */
export const chooseRows = (selection: Selection, keys: readonly RowKey[], everything = false): Selection => ({
  ...selection,
  chosen: new Set(keys),
  everything,
});

/** Takes all ticks off; the keyboard stays where it is. */
export const clearRows = (selection: Selection): Selection =>
  selection.chosen.size === 0 && !selection.everything
    ? selection
    : { ...selection, chosen: new Set(), everything: false };

/** Rows went away: they are not ticked any more, and the keyboard moves to `next` when it stood on one of them. */
export function dropRows(selection: Selection, gone: ReadonlySet<RowKey>, next: RowKey | undefined): Selection {
  const stood = selection.focus !== undefined && gone.has(selection.focus);
  const ticked = [...selection.chosen].some((key) => gone.has(key));
  const lostAnchor = selection.anchor !== undefined && gone.has(selection.anchor);
  if (!stood && !ticked && !lostAnchor) return selection;
  const focus = stood ? next : selection.focus;
  return {
    chosen: ticked ? new Set([...selection.chosen].filter((key) => !gone.has(key))) : selection.chosen,
    anchor: lostAnchor ? focus : selection.anchor,
    focus,
    everything: false,
  };
}
