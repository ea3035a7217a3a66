import { listPage, messagePage, searchPage, type MessageView } from '#lib/contract/index.ts';
import type { Hit } from './found-search.ts';
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

/**
 * Rows are about to leave the list: keyboard and ticks go on to the row after them, else to the one before. When the open message goes,
 * the person's choice opens: the next one, the one before it, or the list; in whichever layout.
 */
export function leaveRows(core: WorkspaceCore, where: Where): void {
  const place = core.place.get();
  const { message, search, list } = place;
  const goes = message !== undefined && place.mailbox === where.mailbox && where.uids.has(message.uid);
  const upwards = goes && core.afterRemoving === 'previous';
  const grid = core.grid.get();
  const next = grid?.view.mailbox.path === where.mailbox ? moveKeyboard(core, grid, where, upwards) : undefined;
  if (!goes) return;
  const after = core.afterRemoving === 'list' ? undefined : search ? hitAfter(core, where, message.uid, upwards) : next;
  const back = search ? searchPage(search) : listPage(where.mailbox, list);
  openAddress(core, after ? messagePage(after.path, after, search ? { search } : { list }) : back, 'replace');
}

interface Message {
  readonly path: string;
  readonly uidValidity: number;
  readonly uid: number;
}

/** @returns the message that the keyboard stands on then; of one that is open, the one that the server calls its neighbour where its row is not at hand */
function moveKeyboard(core: WorkspaceCore, grid: GridModel, where: Where, upwards: boolean): Message | undefined {
  const { mailbox: path, uidValidity, uids } = where;
  const { rows, view } = grid;
  const keyOf = (uid: number): RowKey => rowKey(view.mailbox.key, uidValidity, uid);
  const open = core.place.get().message;
  const focus = core.selection.get().focus;
  const places = [...uids].map((uid) => rows.placeOf(uid)).filter((one) => one >= 0);
  const stood = [...uids].find((uid) => uid === open?.uid || keyOf(uid) === focus);
  const standing = stood === undefined ? -1 : rows.placeOf(stood); // an older message of a conversation has no row
  const staying = (at: number): number | undefined => {
    const uid = rows.at(at)?.uid;
    return uid === undefined || uids.has(uid) ? undefined : uid;
  };
  const from = standing < 0 ? Math.min(...places) : standing;
  const next = places.length > 0 ? nearest(staying, from, uids.size, upwards) : neighbourOf(core, where, upwards);
  core.selection.set((now) =>
    dropRows(now, new Set([...uids].map(keyOf)), next === undefined ? undefined : keyOf(next)),
  );
  return next === undefined ? undefined : { path, uidValidity, uid: next };
}

/** By what came with the open message. */
function neighbourOf({ client, place }: WorkspaceCore, { mailbox, uids }: Where, upwards: boolean): number | undefined {
  const { message } = place.get();
  const known = message && client.getQueryData<MessageView>(messageKey(mailbox, message));
  const sides = upwards ? [known?.newer, known?.older] : [known?.older, known?.newer];
  return sides.find((uid) => typeof uid === 'number' && !uids.has(uid)) ?? undefined;
}

/** The one after it among what was found. */
function hitAfter({ found }: WorkspaceCore, where: Where, open: number, upwards: boolean): Message | undefined {
  const hits = found.get()?.hits ?? [];
  const isOf = ({ path, uidValidity }: Hit): boolean => path === where.mailbox && uidValidity === where.uidValidity;
  const from = hits.findIndex((hit) => isOf(hit) && hit.row.uid === open);
  const staying = (at: number): Hit | undefined => {
    const hit = hits[at];
    return hit && !(isOf(hit) && where.uids.has(hit.row.uid)) ? hit : undefined;
  };
  const hit = from < 0 ? undefined : nearest(staying, from, where.uids.size, upwards);
  return hit && { path: hit.path, uidValidity: hit.uidValidity, uid: hit.row.uid };
}

/** What stays nearest to a place that so many leave with: on the one side if there is any, else on the other. */
function nearest<T>(
  staying: (place: number) => T | undefined,
  from: number,
  leaving: number,
  upwards: boolean,
): T | undefined {
  for (const way of upwards ? [-1, 1] : [1, -1])
    for (let step = 1; step <= leaving; step += 1) {
      const found = staying(from + way * step);
      if (found !== undefined) return found;
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
