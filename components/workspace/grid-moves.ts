import { listPage } from '#lib/contract/index.ts';
import { rowHref } from '#components/messages/index.ts';
import { placeOfKey, type GridModel } from './grid-model.ts';
import { standOn } from './selection.ts';
import { tickRange } from './tick-range.ts';
import { openAddress, type WorkspaceCore } from './workspace-core.ts';

/** Where the keyboard stands: on the focused row, else on the open message; -1 when on neither. */
export function standingPlace(core: WorkspaceCore, { rows }: GridModel): number {
  const focused = placeOfKey(rows, core.selection.get().focus);
  const open = core.place.get().message;
  return focused < 0 && open ? rows.placeOf(open.uid) : focused;
}

/**
 * Puts the keyboard on the row nearest to a place, scrolls it into sight, and ticks on the way when `extend` says so. Where the row is not
 * at hand, the keyboard follows when it came ({@link finishMove}).
 */
export function moveFocus(core: WorkspaceCore, grid: GridModel, to: number, extend = false): void {
  const { rows, virtual } = grid;
  const place = Math.max(0, Math.min(rows.total - 1, to));
  virtual.show(place);
  const row = rows.at(place);
  const from = core.selection.get().focus;
  core.going.toRow = row || extend ? undefined : { mailbox: grid.view.mailbox.path, place, from };
  if (!row) return;
  const key = grid.keyOf(row.uid);
  if (extend && placeOfKey(rows, core.selection.get().anchor) >= 0) tickRange(core, grid, place, key, false);
  else core.selection.set((now) => standOn(now, key));
  requestAnimationFrame(() => focusRow(grid, place)); // after it was drawn
}

/** Goes on to the row that was not at hand when the keyboard was sent there. Asked whenever rows came. */
export function finishMove(core: WorkspaceCore, grid: GridModel): void {
  const { toRow } = core.going;
  if (!toRow || !grid.rows.at(toRow.place)) return;
  core.going.toRow = undefined;
  const isWaiting = toRow.mailbox === grid.view.mailbox.path && core.selection.get().focus === toRow.from;
  if (isWaiting) moveFocus(core, grid, toRow.place);
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
