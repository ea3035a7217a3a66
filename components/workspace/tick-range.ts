import { keysBetween, placeOfKey, type GridModel } from './grid-model.ts';
import { CHUNK, missingChunks, putWindow, type ListData } from './list-data.ts';
import { askRows, listKey } from './mail-queries.ts';
import type { RowKey } from './row-key.ts';
import { extendTo } from './selection.ts';
import type { WorkspaceCore } from './workspace-core.ts';

/** Rows that are fetched for a range at most, and those of one answer. */
const MOST = 10_000;
const TOGETHER = 4 * CHUNK;

/**
 * Ticks every row from where ranges begin to one that was pressed or gone to. Those between that were never scrolled to are fetched and
 * ticked as they come, unless something else is ticked meanwhile.
 *
 * @param keep adds to what is ticked
 */
export function tickRange(core: WorkspaceCore, grid: GridModel, to: number, key: RowKey, keep: boolean): void {
  const { selection } = core;
  const begin = placeOfKey(grid.rows, selection.get().anchor);
  const from = begin < 0 ? to : begin;
  const keys = keysBetween(grid, from, to);
  selection.set((now) => extendTo(now, keys, key, keep));
  const whole = Math.abs(to - from) + 1;
  const { anchor } = selection.get();
  core.going.range = anchor !== undefined && keys.length < whole ? { anchor, focus: key, keep } : undefined;
  if (core.going.range && whole <= MOST) void fetchRows(core, Math.min(from, to), Math.max(from, to));
}

/** Ticks what came of a range since. Asked whenever rows came. */
export function finishRange(core: WorkspaceCore, grid: GridModel): void {
  const { range } = core.going;
  if (!range) return;
  const { anchor, focus, chosen } = core.selection.get();
  const [from, to] = [placeOfKey(grid.rows, range.anchor), placeOfKey(grid.rows, range.focus)];
  const isWanted = anchor === range.anchor && focus === range.focus && chosen.size > 0 && from >= 0 && to >= 0;
  const keys = isWanted ? keysBetween(grid, from, to) : [];
  if (!isWanted || keys.length > Math.abs(to - from)) core.going.range = undefined;
  if (keys.some((key) => !chosen.has(key))) core.selection.set((now) => extendTo(now, keys, range.focus, range.keep));
}

async function fetchRows({ client, place }: WorkspaceCore, first: number, last: number): Promise<void> {
  const key = listKey(place.get());
  for (let start = Math.floor(first / CHUNK) * CHUNK; start <= last; start += TOGETHER) {
    const data = client.getQueryData<ListData>(key);
    if (!data) return;
    if (missingChunks(data, start, Math.min(last, start + TOGETHER - 1)).length === 0) continue;
    const answer = await askRows(key, start, TOGETHER).catch(() => undefined); // said by who waits; what came stays ticked
    if (!answer) return;
    client.setQueryData<ListData>(key, (before) => putWindow(before, answer));
  }
}
