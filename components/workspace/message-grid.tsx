import { memo, useCallback, useEffect, useLayoutEffect, useMemo, useRef, type CSSProperties } from 'react';
import { useLiveValue } from '#lib/client/index.ts';
import { hitWords } from '#lib/mail/hit-words.ts';
import { parseSearch } from '#lib/mail/parse-search.ts';
import { ListNews } from './list-news.tsx';
import type { MessageRow as MessageRowData } from '#lib/contract/index.ts';
import { MOST_PINNED, PINNED, hasFlag } from '#lib/mail/flags.ts';
import { MessageRow, MessageTableHead, dateGroups, type ListView, type RowView } from '#components/messages/index.ts';
import { placeOfKey } from './grid-model.ts';
import { finishMove } from './grid-moves.ts';
import type { ListRows } from './list-rows.ts';
import { rowKey } from './row-key.ts';
import { standOn } from './selection.ts';
import { finishRange } from './tick-range.ts';
import { RowGap } from './row-gap.tsx';
import { TickAll } from './tick-all.tsx';
import { TouchLayer } from './touch-layer.tsx';
import { useGridKeys } from './use-grid-keys.ts';
import { RowTools } from './row-tools.tsx';
import { useGridPointer } from './use-grid-pointer.ts';
import { useLabels, useWakes } from './use-marks.ts';
import { useRowDrag } from './use-row-drag.ts';
import { useRowMenu } from './use-row-menu.ts';
import { usePrefetch } from './use-prefetch.ts';
import { usePreviews } from './use-previews.ts';
import { useVirtualRows } from './use-virtual-rows.ts';
import type { SeenRows } from './workspace-core.ts';
import { useWorkspace } from './workspace-context.ts';

interface Props {
  readonly view: ListView;
  readonly rows: ListRows;
  /** Which list it is. */
  readonly list: string;
  /** What the server drew. */
  readonly first: SeenRows;
  readonly look: (rows: SeenRows) => void;
}

/** The rows: a table without scripts, a grid with one tab stop and only as many rows as can be seen with them. */
export function MessageGrid({ view, rows, list, first, look }: Props) {
  const { core, live, seed } = useWorkspace();
  const { previews } = seed.settings;
  const { selection } = core;
  const { texts, mailbox, state, markRead, pages } = view;
  const { uidValidity, readOnly } = view.list;
  const chosen = useLiveValue(selection, (now) => now.chosen);
  const focus = useLiveValue(selection, (now) => now.focus);
  const open = useLiveValue(core.place, ({ message, mailbox: path }) =>
    path === mailbox.path ? message?.uid : undefined,
  );
  const labels = useLabels();
  const wakes = useWakes(mailbox, uidValidity);
  const rowView: RowView = useMemo(
    () => ({
      texts,
      mailbox,
      state,
      markRead,
      live,
      pages,
      uidValidity,
      readOnly,
      previews,
      labels,
      wakes,
      marks: state.q ? marksOf(state.q) : undefined,
    }),
    [texts, mailbox, state, markRead, live, pages, uidValidity, readOnly, previews, labels, wakes],
  );
  const hovered = useRef(false);
  const mayMove = useMemo(() => () => selection.get().chosen.size === 0 && !hovered.current, [selection]);
  const grouped = view.list.order === 'arrival' || view.list.order === 'date';
  const { virtual, drawn } = useVirtualRows({ list, rows, headed: grouped, first, offsets: core.offsets, mayMove });
  const { scroller, body, probe, onScroll } = virtual;
  const { range, places, flinging } = drawn;
  const keyOf = useCallback((uid: number): string => rowKey(mailbox.key, uidValidity, uid), [mailbox.key, uidValidity]);
  // The same object while the list is only scrolled, so that nothing but rows is drawn then.
  const grid = useMemo(() => ({ view, rowView, rows, virtual, keyOf }), [view, rowView, rows, virtual, keyOf]);
  const onKeyDown = useGridKeys(grid);
  const onClick = useGridPointer(grid);
  const prefetch = usePrefetch(grid);
  const onDragStart = useRowDrag(grid);
  const { pointed, ...menu } = useRowMenu(grid, onKeyDown);
  const pressed = useRef(false);
  /** A row that the keyboard came to by itself, by Tab or from elsewhere, is the one that keys act on. */
  const standWhereFocusIs = (target: EventTarget): void => {
    const uid = target instanceof HTMLTableRowElement ? target.dataset['uid'] : undefined;
    if (uid === undefined || pressed.current) return;
    const key = keyOf(Number(uid));
    selection.set((now) => (now.focus === key ? now : standOn(now, key)));
  };

  useEffect(() => {
    if (live && !flinging) look(range);
  }, [live, flinging, look, range, rows]);

  usePreviews({ core, mailbox: mailbox.path, uidValidity, rows, range, wanted: live && previews && !flinging });

  const focusPlace = placeOfKey(rows, focus);
  const tabStop = focusPlace >= range.first && focusPlace <= range.last ? focusPlace : virtualFirst(range, rows);
  const table = useRef<HTMLTableElement>(null);
  useLayoutEffect(() => {
    core.grid.set(grid);
    finishMove(core, grid);
    finishRange(core, grid);
    // The focused row went away or left the window: the next one has the keyboard, else the grid keeps it until it comes back.
    const lost = document.activeElement === document.body || document.activeElement === table.current;
    if (!lost || table.current?.dataset['held'] !== 'true') return;
    const line = focusPlace === tabStop && body.current?.querySelector<HTMLElement>('tr[tabindex="0"]');
    const next = line || table.current;
    if (next !== document.activeElement) next.focus({ preventScroll: true });
  });
  useEffect(() => () => core.grid.set(undefined), [core]);

  const groupOf = useMemo(() => dateGroups(texts), [texts]);
  const head = useMemo(
    () => <MessageTableHead view={view} tickAll={live && !readOnly && <TickAll rows={rows} keyOf={keyOf} />} />,
    [view, live, readOnly, rows, keyOf],
  );
  const pinnable = view.list.order === 'arrival' && view.list.filter === 'all' && !view.list.q;
  const lines = [];
  const keys = new Set<string>();
  let gap = 0; // places in a row that are only kept free
  const keepFree = (end: number): void => {
    const start = end - gap;
    if (gap > 0)
      lines.push(
        <RowGap
          key={start === range.first ? 'gap' : `gap ${String(start)}`}
          place={start}
          rows={gap}
          label={texts.t('workspace.loading')}
        />,
      );
    gap = 0;
  };
  const last = Math.min(range.last, rows.total - 1);
  for (let place = range.first; !flinging && place <= last; place += 1) {
    const row = places.has(place) ? rows.at(place) : undefined;
    if (!row) {
      gap += 1;
      continue;
    }
    keepFree(place);
    const key = keyOf(row.uid);
    const once = keys.has(key) ? `${key} at ${String(place)}` : key; // two revisions may hold one message twice for a moment
    keys.add(once);
    lines.push(
      <MessageRow
        key={once}
        view={rowView}
        row={row}
        place={place}
        ticked={chosen.has(key)}
        focused={place === tabStop}
        current={row.uid === open}
        tools={live && !readOnly && (row.uid === pointed || key === focus) && <RowTools grid={grid} row={row} />}
        group={grouped ? groupAt(rows, place, groupOf, pinnable ? texts.t('messages.groupPinned') : '') : ''}
      />,
    );
  }
  keepFree(last + 1);
  return (
    <>
      {live && !(pages && view.list.offset > 0) && <News grid={grid} atTop={drawn.atTop} />}
      <div
        ref={scroller}
        className="list-scroll"
        onScroll={onScroll}
        onPointerEnter={() => (hovered.current = true)}
        onPointerLeave={() => (hovered.current = false)}
      >
        <span ref={probe} aria-hidden="true" className="row-probe" />
        {live && <Touch grid={grid} />}
        <table
          ref={table}
          className="list-table"
          data-headed={grouped || undefined}
          style={{ '--rows': rows.total } as CSSProperties}
          {...(live
            ? {
                role: 'grid',
                'aria-rowcount': rows.total + 1,
                'aria-multiselectable': true,
                tabIndex: -1,
                ...menu,
                onDragStart,
                onClick,
                onPointerOver: (event) => {
                  menu.onPointerOver(event);
                  prefetch.onPointerOver(event);
                },
                onPointerDown: (event) => {
                  pressed.current = true; // what a press does is decided when it ends
                  prefetch.onPointerDown(event);
                },
                onPointerUp: () => (pressed.current = false),
                onPointerCancel: () => (pressed.current = false),
                onFocus: (event) => {
                  event.currentTarget.dataset['held'] = 'true';
                  standWhereFocusIs(event.target);
                },
                onBlur: (event) => {
                  if (event.relatedTarget) event.currentTarget.dataset['held'] = 'false';
                },
              }
            : {})}
          aria-label={texts.t('workspace.messages')}
        >
          {head}
          <tbody
            ref={body}
            data-flinging={flinging || undefined} // lines without words in place of rows, which take a slow phone too long
            style={{ '--first': range.first, '--drawn': Math.max(0, last - range.first + 1) } as CSSProperties}
          >
            {lines}
          </tbody>
        </table>
      </div>
    </>
  );
}

const [News, Touch] = [memo(ListNews), memo(TouchLayer)];

/** The heading that begins at a place; none where the row before is not at hand. @param pinned what those that stand first because they are pinned are called; `''` where none do */
function groupAt(rows: ListRows, place: number, groupOf: (iso: string) => string, pinned: string): string {
  const of = (row: MessageRowData, at: number): string =>
    pinned !== '' && at < MOST_PINNED && hasFlag(row.flags, PINNED) ? pinned : groupOf(row.received || row.date);
  const [row, before] = [rows.at(place), place > 0 ? rows.at(place - 1) : undefined];
  if (!row || (place > 0 && !before)) return '';
  const group = of(row, place);
  return before && of(before, place - 1) === group ? '' : group;
}

function marksOf(q: string): RowView['marks'] {
  const { query } = parseSearch(q);
  return { people: hitWords(query, 'people'), subject: hitWords(query, 'subject') };
}

const virtualFirst = (range: SeenRows, rows: ListRows): number => Math.min(range.first, rows.total - 1);
