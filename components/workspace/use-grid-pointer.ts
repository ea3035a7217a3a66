import type { MouseEvent } from 'react';
import { rowHref } from '#components/messages/index.ts';
import type { GridModel } from './grid-model.ts';
import { standOn, toggleRow } from './selection.ts';
import { tickRange } from './tick-range.ts';
import { openAddress } from './workspace-core.ts';
import { useWorkspace } from './workspace-context.ts';

/** What a press on a row does: opens it; on its box or with Ctrl ticks it; with Shift ticks a range. */
export function useGridPointer(grid: GridModel): (event: MouseEvent<HTMLElement>) => void {
  const { core } = useWorkspace();
  return (event: MouseEvent<HTMLElement>): void => {
    if (!(event.target instanceof Element) || event.defaultPrevented) return;
    const line = event.target.closest<HTMLElement>('tr[data-uid]');
    if (!line) return;
    const uid = Number(line.dataset['uid']);
    const place = Number(line.dataset['place']);
    const key = grid.keyOf(uid);
    const adding = event.ctrlKey || event.metaKey;
    const { selection } = core;
    if (event.shiftKey) {
      if (!(event.target instanceof HTMLInputElement)) event.preventDefault();
      tickRange(core, grid, place, key, adding);
      return;
    }
    if (event.target.closest('.check-hit')) {
      if (event.target instanceof HTMLInputElement) selection.set((now) => toggleRow(now, key)); // its label clicks it
      return;
    }
    if (adding) {
      event.preventDefault();
      selection.set((now) => toggleRow(now, key));
      return;
    }
    if (event.button !== 0 || event.altKey || event.target.closest('button')) return;
    event.preventDefault();
    selection.set((now) => standOn(now, key));
    line.focus({ preventScroll: true });
    const row = grid.rows.at(place);
    if (row) openAddress(core, rowHref(grid.rowView, row));
  };
}
