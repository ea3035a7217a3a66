import { listPage } from '#lib/contract/index.ts';
import { rowHref } from '#components/messages/index.ts';
import { keysBetween, placeOfKey, type GridModel } from './grid-model.ts';
import { extendTo, standOn } from './selection.ts';
import { openAddress, type WorkspaceCore } from './workspace-core.ts';

/** Where the keyboard stands: on the focused row, else on the open message; -1 when on neither. */
export function standingPlace(core: WorkspaceCore, { rows }: GridModel): number {
  const focused = placeOfKey(rows, core.selection.get().focus);
  const open = core.place.get().message;
  return focused < 0 && open ? rows.placeOf(open.uid) : focused;
}

/** Puts the keyboard on the row nearest to a place, scrolls it into sight, and ticks on the way when `extend` says so. */
export function moveFocus(core: WorkspaceCore, grid: GridModel, to: number, extend = false): void {
  const { rows, virtual } = grid;
  const place = Math.max(0, Math.min(rows.total - 1, to));
  virtual.show(place);
  const row = rows.at(place);
  if (!row) return;
  const key = grid.keyOf(row.uid);
  const from = placeOfKey(rows, core.selection.get().anchor);
  if (extend && from >= 0) core.selection.set((now) => extendTo(now, keysBetween(grid, from, place), key, false));
  else core.selection.set((now) => standOn(now, key));
  requestAnimationFrame(() => focusRow(grid, place)); // after it was drawn
}

/** Goes to the row after or before; an open message beside the list follows. */
export function step(core: WorkspaceCore, grid: GridModel, by: number): void {
  const here = standingPlace(core, grid);
  const to = here < 0 ? grid.virtual.visible().first : here + by;
  const page = to < 0 || to >= grid.rows.total ? pageBeside(grid, by) : undefined;
  if (page !== undefined && !core.place.get().message) {
    core.selection.set((now) => standOn(now, undefined)); // the next key stands on its first row
    openAddress(core, page);
    return;
  }
  const row = grid.rows.at(to);
  moveFocus(core, grid, to);
  if (row && core.place.get().message) openAddress(core, rowHref(grid.rowView, row), 'replace');
}

/** The address of the page after or before this one, where pages are turned; nothing at the ends. */
function pageBeside({ view }: GridModel, by: number): string | undefined {
  const { mailbox, state, pages, list } = view;
  const offset = by > 0 ? list.offset + list.limit : Math.max(0, list.offset - list.limit);
  const isThere = by > 0 ? offset < list.total : list.offset > 0;
  return pages && isThere ? listPage(mailbox.path, { ...state, offset, select: undefined }) : undefined;
}

/** Opens the row that the keyboard stands on; the keyboard goes on in the message. */
export function openStanding(core: WorkspaceCore, grid: GridModel): void {
  const row = grid.rows.at(placeOfKey(grid.rows, core.selection.get().focus));
  if (!row) return;
  core.going.toHeading = true;
  openAddress(core, rowHref(grid.rowView, row));
}

export function focusRow({ virtual }: GridModel, place: number): void {
  virtual.body.current?.querySelector<HTMLElement>(`tr[data-place="${String(place)}"]`)?.focus({ preventScroll: true });
}
