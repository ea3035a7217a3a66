import type { ListFilter } from '#lib/mail/list-order.ts';
import type { WorkspaceCore } from './workspace-core.ts';
import { uidsOf, type GridModel } from './grid-model.ts';
import { standingPlace } from './grid-moves.ts';

/** Everything that a list lets through, also what is not at hand. */
export interface Everything {
  readonly filter: ListFilter;
  readonly q: string;
  readonly total: number;
}

/** Messages of one mailbox that something is to be done to. */
export interface Target {
  /** Path. */
  readonly mailbox: string;
  readonly uidValidity: number;
  readonly uids: readonly number[];
  /** Means more than `uids`, which are those at hand. */
  readonly everything?: Everything | undefined;
}

/** One row; of a conversation all its messages. */
export function rowTarget({ view, rows }: GridModel, uid: number): Target {
  const row = rows.at(rows.placeOf(uid));
  return { mailbox: view.mailbox.path, uidValidity: view.list.uidValidity, uids: row?.thread?.uids ?? [uid] };
}

/** What is ticked, else the row that the keyboard stands on or the open message; `undefined` when there is none of them. */
export function targetOf(core: WorkspaceCore, grid: GridModel): Target | undefined {
  const { chosen, everything } = core.selection.get();
  const { list, state } = grid.view;
  const standing = grid.rows.at(standingPlace(core, grid));
  if (chosen.size > 0)
    return {
      mailbox: grid.view.mailbox.path,
      uidValidity: grid.view.list.uidValidity,
      uids: uidsOf(grid, chosen),
      everything: everything ? { filter: list.filter, q: state.q ?? '', total: grid.rows.total } : undefined,
    };
  return standing && rowTarget(grid, standing.uid);
}

/** What a press on a row means: everything that is ticked when the row is among it, else the row alone. */
export function pointedTarget(core: WorkspaceCore, grid: GridModel, uid: number): Target {
  const ticked = core.selection.get().chosen.has(grid.keyOf(uid));
  return (ticked ? targetOf(core, grid) : undefined) ?? rowTarget(grid, uid);
}
