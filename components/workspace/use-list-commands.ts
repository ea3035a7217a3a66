import { listPage, searchPage, type MailboxView, type MessageAction, type MessageRow } from '#lib/contract/index.ts';
import { useCommands, useLiveValue, type CommandHandler } from '#lib/client/index.ts';
import { offeredActions } from '#components/messages/index.ts';
import { FLAGGED, PINNED, SEEN, hasFlag } from '#lib/mail/flags.ts';
import { lastUndoable } from './activity.ts';
import { askAgain } from './ask-again.ts';
import { keysBetween, placeOfKey, type GridModel } from './grid-model.ts';
import { moveFocus, openStanding, standingPlace, step } from './grid-moves.ts';
import { chooseRows, clearRows, toggleRow } from './selection.ts';
import { below, type Sheet } from './sheet.ts';
import { targetOf } from './target.ts';
import { useActions } from './use-actions.ts';
import { openAddress } from './workspace-core.ts';
import { useWorkspace } from './workspace-context.ts';

/** Of what is about no message. */
const NOTHING = { mailbox: '', uidValidity: 0, uids: [] };

/** What keys, palette and menus can do with the list and with what is ticked in it. */
export function useListCommands(mailbox: MailboxView): void {
  const { core, texts } = useWorkspace();
  const { act } = useActions();
  const { selection } = core;
  const grid = useLiveValue(core.grid, (now) => now);
  const ticked = useLiveValue(selection, ({ chosen }) => chosen.size);
  const focused = useLiveValue(selection, ({ focus }) => focus !== undefined);
  const open = useLiveValue(core.place, ({ message }) => message !== undefined);
  const undoable = useLiveValue(core.activity, (entries) => lastUndoable(entries) !== undefined);
  const enabled = grid !== undefined;
  const everything = useLiveValue(selection, (now) => now.everything);
  const writable = enabled && !grid.view.list.readOnly && (ticked > 0 || focused || open);

  const some = writable && !everything; // what goes by the messages at hand

  const on = (run: (now: GridModel) => void, when = true): CommandHandler => ({
    run: () => {
      const now = core.grid.get();
      if (now) run(now);
    },
    enabled: enabled && when,
  });
  const change = (action: MessageAction, forever = false): CommandHandler =>
    on((now) => {
      const target = targetOf(core, now);
      if (target) act({ ...target, do: action, forever });
    }, writable);
  const choose = (fits: (row: MessageRow) => boolean): CommandHandler =>
    on((now) => selection.set((before) => chooseRows(before, keysOf(now, fits))));
  const show = (kind: Sheet['kind'], when = writable): CommandHandler =>
    on((now) => {
      const target = targetOf(core, now);
      const line = document.querySelector(
        `tr[data-uid="${String(now.rows.at(standingPlace(core, now))?.uid)}"] .row-link`,
      );
      if (target) core.sheet.set({ kind, target, at: below(line) });
    }, when);
  const toggle = (flag: string, put: MessageAction, take: MessageAction, when: boolean): CommandHandler =>
    on((now) => {
      const target = targetOf(core, now);
      const all = target?.uids.every((uid) => hasFlag(now.rows.at(now.rows.placeOf(uid))?.flags ?? [], flag));
      if (target) act({ ...target, do: all === true ? take : put });
    }, when);
  const offered = offeredActions(mailbox.specialUse);

  useCommands('list', {
    next: on((now) => step(core, now, 1)),
    previous: on((now) => step(core, now, -1)),
    nextUnread: on((now) => {
      const from = standingPlace(core, now) + 1;
      for (let place = from; place < now.rows.total; place += 1) {
        const row = now.rows.at(place);
        if (row && !hasFlag(row.flags, SEEN)) return step(core, now, place - from + 1);
      }
    }),
    first: on((now) => moveFocus(core, now, 0)),
    last: on((now) => moveFocus(core, now, now.rows.total - 1)),
    open: on((now) => openStanding(core, now), focused),
    back: {
      run: () => {
        const { mailbox: path, list, search } = core.place.get();
        openAddress(core, search ? searchPage(search) : listPage(path, list));
      },
      enabled: open,
    },
    refresh: { run: () => void askAgain(core, texts) },
    undo: { run: () => lastUndoable(core.activity.get())?.undo?.(), enabled: undoable },
    select: on((now) => {
      const row = now.rows.at(standingPlace(core, now));
      if (row) selection.set((before) => toggleRow(before, now.keyOf(row.uid)));
    }, focused || open),
    extendNext: on((now) => moveFocus(core, now, standingPlace(core, now) + 1, true), focused),
    extendPrevious: on((now) => moveFocus(core, now, standingPlace(core, now) - 1, true), focused),
    selectAll: choose(() => true),
    selectNone: on(() => selection.set(clearRows), ticked > 0),
    clearSelection: on(() => selection.set(clearRows), ticked > 0),
    selectRead: choose(({ flags }) => hasFlag(flags, SEEN)),
    selectUnread: choose(({ flags }) => !hasFlag(flags, SEEN)),
    selectStarred: choose(({ flags }) => hasFlag(flags, FLAGGED)),
    selectUnstarred: choose(({ flags }) => !hasFlag(flags, FLAGGED)),
    ...(offered.archive ? { archive: change('archive') } : {}),
    delete: change('delete', offered.deletesForGood),
    deleteForever: change('delete', true),
    ...(offered.junk === 'not-junk' ? { notJunk: change('not-junk') } : {}),
    ...(offered.junk === 'junk' ? { junk: change('junk') } : {}),
    ...(offered.snooze ? { snooze: show('snooze', some) } : {}),
    move: show('move'),
    copy: show('copy', enabled && (ticked > 0 || focused || open)),
    label: show('label', some),
    activity: { run: () => core.sheet.set({ kind: 'activity', target: NOTHING, at: below(null) }) },
    markRead: change('read'),
    markUnread: change('unread'),
    star: toggle(FLAGGED, 'flag', 'unflag', writable),
    pin: toggle(PINNED, 'pin', 'unpin', some),
  });
}

const keysOf = (grid: GridModel, fits: (row: MessageRow) => boolean): string[] =>
  keysBetween(grid, 0, grid.rows.total - 1).filter((key) => {
    const row = grid.rows.at(placeOfKey(grid.rows, key));
    return row !== undefined && fits(row);
  });
