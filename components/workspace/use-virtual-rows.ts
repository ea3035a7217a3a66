import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { FramePace } from './frame-pace.ts';
import type { ListRows } from './list-rows.ts';
import {
  clampOffset,
  listOffset,
  offsetShowing,
  scrollRatio,
  scrollTopFor,
  visibleRange,
  type Scroller,
} from './scroll-geometry.ts';
import type { SeenRows } from './workspace-core.ts';

/** Rows drawn beyond those that can be seen, on each side; and the step in which the drawn window moves. */
const OVERSCAN = 8;
const STEP = 4;
/** Rows are drawn again this long after the last leap, in milliseconds. */
const CALM = 100;

interface Options {
  /** Which list; scrolling is kept for each. */
  readonly list: string;
  readonly rows: ListRows;
  /** There is room for a heading above the first row. */
  readonly headed: boolean;
  /** What the page came with: it is drawn first. */
  readonly first: SeenRows;
  readonly offsets: Map<string, number>;
  /** Rows may move under the pointer: nothing is ticked, nothing is pointed at. */
  readonly mayMove: () => boolean;
}

/** A list that is scrolled; the same object while it is. */
export interface VirtualRows {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly body: RefObject<HTMLTableSectionElement | null>;
  readonly probe: RefObject<HTMLSpanElement | null>;
  readonly onScroll: () => void;
  /** Scrolls as little as it takes to see the row whole. */
  readonly show: (place: number) => void;
  /** Places of the first and last row that can be seen, and how many fit. */
  readonly visible: () => SeenRows & { readonly fit: number };
  readonly toTop: () => void;
}

/** What is to be drawn of it now. */
export interface DrawnRows {
  /** From the first to the last place, drawn or only kept free. */
  readonly range: SeenRows;
  /** Those of them whose rows are drawn. */
  readonly places: ReadonlySet<number>;
  /** More of them are drawn with the next frame. */
  readonly unfinished: boolean;
  /** Scrolling goes so fast that nobody reads: no rows are drawn, and none need be fetched. */
  readonly flinging: boolean;
  /** The first row can be seen whole. */
  readonly atTop: boolean;
}

/**
 * Draws only what can be seen of a list whose rows are all of one height. Reads no layout while scrolling: sizes come from a
 * ResizeObserver. When rows come or go above, what one looks at stays where it is.
 */
export function useVirtualRows({ list, rows, headed, first, offsets, mayMove }: Options): {
  readonly virtual: VirtualRows;
  readonly drawn: DrawnRows;
} {
  const scroller = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const probe = useRef<HTMLSpanElement>(null);
  const size = useRef({ rowHeight: 0, viewHeight: 0, lead: 0 });
  const offset = useRef(0);
  const top = useRef(0);
  const anchor = useRef<{ readonly uid: number; readonly place: number }>(undefined);
  const latest = useRef(rows);
  const [drawn, setDrawn] = useState<DrawnRows>(() => ({
    range: first,
    places: new Set(placesOf(first)),
    unfinished: false,
    flinging: false,
    atTop: first.first === 0,
  }));
  const now = useRef(drawn);
  const fast = useRef(false);
  const gone = useRef(-1);
  const [pace] = useState(() => new FramePace());
  const calm = useRef<ReturnType<typeof setTimeout>>(undefined);

  const geometry = useCallback((): Scroller => ({ ...size.current, total: latest.current.total }), []);

  /** Puts the drawn rows where they belong when one pixel of scrolling is more than one pixel of list. */
  const shift = useCallback((): void => {
    const here = geometry();
    if (!body.current || here.rowHeight === 0) return;
    const stretched = scrollRatio(here) > 1;
    const at = Math.max(0, top.current - here.lead) + now.current.range.first * here.rowHeight - offset.current;
    body.current.style.transform = stretched ? `translateY(${String(at)}px)` : '';
  }, [geometry]);

  const update = useCallback(
    (most = pace.most): void => {
      const here = geometry();
      if (here.rowHeight === 0 || here.viewHeight <= 0) return;
      const seen = visibleRange(here, offset.current);
      const row = latest.current.at(seen.first);
      anchor.current = row && { uid: row.uid, place: seen.first };
      const range = {
        first: Math.max(0, Math.floor((seen.first - OVERSCAN) / STEP) * STEP),
        last: Math.min(here.total - 1, Math.ceil((seen.last + OVERSCAN) / STEP) * STEP),
      };
      const { places: before } = now.current;
      const flinging = fast.current;
      const wanted = flinging ? [] : placesOf(range).filter((place) => latest.current.at(place) !== undefined);
      const fresh = wanted.filter((place) => !before.has(place));
      // First the one that somebody goes to, then what can be seen.
      const rank = (place: number): number => (place === gone.current ? 0 : place >= seen.first ? 1 : 2);
      const due = fresh.sort((a, b) => rank(a) - rank(b) || a - b);
      const places = new Set([...wanted.filter((place) => before.has(place)), ...due.slice(0, most)]);
      const next: DrawnRows = { range, places, unfinished: due.length > most, flinging, atTop: offset.current < 1 };
      if (!isSame(next, now.current)) setDrawn((now.current = next));
      shift();
    },
    [geometry, shift, pace],
  );

  const moveTo = useCallback(
    (next: number): void => {
      const here = geometry();
      if (!scroller.current || here.rowHeight === 0) return;
      offset.current = clampOffset(here, next);
      top.current = scrollTopFor(here, offset.current);
      scroller.current.scrollTop = top.current;
      offsets.set(list, offset.current);
      update();
    },
    [geometry, list, offsets, update],
  );

  const onScroll = useCallback((): void => {
    const now = scroller.current?.scrollTop ?? 0;
    if (Math.abs(now - top.current) < 1) return; // we scrolled there ourselves, and know the place better
    const { rowHeight, viewHeight } = size.current;
    const before = offset.current;
    top.current = now;
    offset.current = listOffset(geometry(), now);
    if (rowHeight > 0 && Math.abs(offset.current - before) > viewHeight / 2) {
      fast.current = true;
      clearTimeout(calm.current);
      calm.current = setTimeout(() => {
        fast.current = false;
        update();
      }, CALM);
    }
    offsets.set(list, offset.current);
    update();
  }, [geometry, list, offsets, update]);

  useLayoutEffect(() => {
    latest.current = rows;
    const { rowHeight } = size.current;
    const before = anchor.current;
    const place = before ? rows.placeOf(before.uid) : -1;
    const moved = before && place >= 0 ? place - before.place : 0;
    if (rowHeight > 0 && moved !== 0 && !(offset.current < rowHeight && mayMove()))
      moveTo(offset.current + moved * rowHeight);
    else if (rowHeight > 0 && offset.current > clampOffset(geometry(), offset.current)) moveTo(offset.current);
    else update(0); // reading what came was work enough for one frame
  }, [rows, mayMove, moveTo, geometry, update]);

  useLayoutEffect(() => {
    anchor.current = undefined;
    moveTo(offsets.get(list) ?? 0);
  }, [list, offsets, moveTo]);

  useLayoutEffect(shift, [drawn.range, shift]);
  useEffect(() => () => clearTimeout(calm.current), []);
  useEffect(() => {
    if (!drawn.unfinished) return pace.rest();
    const frame = requestAnimationFrame((at) => {
      pace.frame(at);
      update();
    });
    return () => cancelAnimationFrame(frame);
  }, [drawn, pace, update]);

  useEffect(() => {
    const [box, line] = [scroller.current, probe.current];
    if (!box || !line) return;
    const start = first.first;
    const observer = new ResizeObserver((entries) => {
      const head = box.querySelector('thead');
      for (const { target, contentRect, borderBoxSize } of entries)
        if (target === line)
          size.current = { ...size.current, rowHeight: borderBoxSize[0]?.blockSize ?? contentRect.height };
      const above = head?.offsetHeight ?? 0;
      const [view, wasHidden] = [box.clientHeight - above, size.current.viewHeight <= 0];
      size.current = { ...size.current, viewHeight: view, lead: (body.current?.offsetTop ?? above) - above };
      if (view > 0 && wasHidden) moveTo(offsets.get(list) ?? start * size.current.rowHeight);
      else update();
    });
    observer.observe(box);
    observer.observe(line);
    return () => observer.disconnect();
  }, [first.first, headed, list, moveTo, offsets, update]);

  useEffect(() => {
    const box = scroller.current;
    const onWheel = (event: WheelEvent): void => {
      if (event.ctrlKey || scrollRatio(geometry()) <= 1) return;
      event.preventDefault(); // a million rows: one turn of the wheel moves as far as in a short list
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? size.current.rowHeight : 1;
      moveTo(offset.current + event.deltaY * lines);
    };
    box?.addEventListener('wheel', onWheel, { passive: false });
    return () => box?.removeEventListener('wheel', onWheel);
  }, [geometry, moveTo]);

  const show = useCallback(
    (place: number): void => {
      gone.current = place;
      const next = offsetShowing(geometry(), offset.current, place);
      if (next !== offset.current) moveTo(next);
    },
    [geometry, moveTo],
  );
  const visible = useCallback(() => {
    const here = geometry();
    return { ...visibleRange(here, offset.current), fit: Math.max(1, Math.floor(here.viewHeight / here.rowHeight)) };
  }, [geometry]);
  const toTop = useCallback(() => moveTo(0), [moveTo]);

  const virtual = useMemo(
    () => ({ scroller, body, probe, onScroll, show, visible, toTop }),
    [onScroll, show, visible, toTop],
  );
  return { virtual, drawn };
}

const placesOf = ({ first, last }: SeenRows): number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);

const isSame = (one: DrawnRows, other: DrawnRows): boolean =>
  one.atTop === other.atTop &&
  one.unfinished === other.unfinished &&
  one.flinging === other.flinging &&
  one.range.first === other.range.first &&
  one.range.last === other.range.last &&
  one.places.size === other.places.size &&
  [...one.places].every((place) => other.places.has(place));
