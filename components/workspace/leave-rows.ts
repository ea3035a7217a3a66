import { listPage, messagePage, type MessageView } from '#lib/contract/index.ts';
import type { GridModel } from './grid-model.ts';
import { changeFlags, type FlagChange } from './intents.ts';
import { knownRows, type ListData } from './list-data.ts';
import { messageKey } from './mail-queries.ts';
import { rowKey, type RowKey } from './row-key.ts';
import { dropRows } from './selection.ts';
import { openAddress, type WorkspaceCore } from './workspace-core.ts';

interface Where {
  /** Path. */
  readonly mailbox: string;
  readonly uidValidity: number;
  readonly uids: ReadonlySet<number>;
}

/** Rows are about to leave the list: keyboard, ticks and reading pane go on to the row after them, else to the one before. */
export function leaveRows(core: WorkspaceCore, { mailbox, uidValidity, uids }: Where): void {
  const place = core.place.get();
  const grid = core.grid.get();
  if (!grid || grid.view.mailbox.path !== mailbox) {
    if (place.message && uids.has(place.message.uid)) openAddress(core, listPage(place.mailbox, place.list), 'replace');
    return;
  }
  const keyOf = (uid: number): RowKey => rowKey(grid.view.mailbox.key, uidValidity, uid);
  const open = place.message?.uid;
  const focus = core.selection.get().focus;
  const places = [...uids].map((uid) => grid.rows.placeOf(uid)).filter((one) => one >= 0);
  const stood = [...uids].find((uid) => uid === open || keyOf(uid) === focus);
  const standing = stood === undefined ? -1 : grid.rows.placeOf(stood); // an older message of a conversation has no row
  const from = standing < 0 ? Math.min(...places) : standing;
  const next = nearestStaying(grid, from, uids);
  core.selection.set((now) =>
    dropRows(now, new Set([...uids].map(keyOf)), next === undefined ? undefined : keyOf(next)),
  );
  if (open === undefined || !uids.has(open)) return;
  const split = grid.virtual.visible().fit > 1;
  openAddress(
    core,
    next !== undefined && split
      ? messagePage(mailbox, { uidValidity, uid: next }, { list: place.list })
      : listPage(mailbox, place.list),
    'replace',
  );
}

function nearestStaying({ rows }: GridModel, from: number, leaving: ReadonlySet<number>): number | undefined {
  const staying = (place: number): number | undefined => {
    const row = rows.at(place);
    return row && !leaving.has(row.uid) ? row.uid : undefined;
  };
  for (let place = from; place < Math.min(rows.total, from + leaving.size + 1); place += 1) {
    const uid = staying(place);
    if (uid !== undefined) return uid;
  }
  for (let place = from - 1; place >= 0; place -= 1) {
    const uid = staying(place);
    if (uid !== undefined) return uid;
  }
  return undefined;
}

/** Those of the messages that a change of flags does something to, by what is known of them and is on its way; unknown ones count. */
export function changedUids(
  { client, intents }: WorkspaceCore,
  {
    mailbox,
    uidValidity,
    uids,
  }: { readonly mailbox: string; readonly uidValidity: number; readonly uids: readonly number[] },
  change: FlagChange,
): number[] {
  const flags = new Map<number, readonly string[]>();
  for (const [, data] of client.getQueriesData<ListData>({ queryKey: ['list', mailbox] }))
    if (data?.facts.uidValidity === uidValidity) for (const [, row] of knownRows(data)) flags.set(row.uid, row.flags);
  const under = intents.get().filter((one) => one.mailbox === mailbox && one.uidValidity === uidValidity);
  return uids.filter((uid) => {
    const open = client.getQueryData<MessageView>(messageKey(mailbox, { uidValidity, uid }))?.flags;
    const known = open ?? flags.get(uid);
    if (known === undefined) return true;
    const intended = under.reduce((now, one) => (one.uids.has(uid) ? changeFlags(now, one) : now), known);
    return changeFlags(intended, change) !== intended;
  });
}
