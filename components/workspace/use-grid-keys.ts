import type { KeyboardEvent } from 'react';
import { keysBetween, placeOfKey, type GridModel } from './grid-model.ts';
import { moveFocus, openStanding } from './grid-moves.ts';
import { chooseRows, toggleRow } from './selection.ts';
import { useWorkspace } from './workspace-context.ts';

/** The keys of a grid (W3C APG): arrows, Page Up and Down, Home, End move; Shift ticks on the way; Space ticks, Enter opens. */
export function useGridKeys(grid: GridModel): (event: KeyboardEvent<HTMLElement>) => void {
  const { core } = useWorkspace();
  const { selection } = core;
  return (event): void => {
    if (event.defaultPrevented || event.altKey) return;
    const { rows, virtual } = grid;
    const here = placeOfKey(rows, selection.get().focus);
    const { first, fit } = virtual.visible();
    const at = here < 0 ? first - 1 : here;
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: here < 0 ? first : at - 1,
      PageDown: Math.max(at, first) + fit,
      PageUp: Math.max(at, first) - fit,
      Home: 0,
      End: rows.total - 1,
    };
    const to = steps[event.key];
    const row = here < 0 ? undefined : rows.at(here);
    const onRow = event.target instanceof HTMLTableRowElement;
    if (to !== undefined) moveFocus(core, grid, to, event.shiftKey);
    else if (event.key === ' ' && row && onRow) selection.set((now) => toggleRow(now, grid.keyOf(row.uid)));
    else if (event.key === 'Enter' && onRow) openStanding(core, grid);
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey))
      selection.set((now) => chooseRows(now, keysBetween(grid, 0, rows.total - 1)));
    else return;
    event.preventDefault();
  };
}
