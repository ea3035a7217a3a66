/** Browsers draw no box higher than some 33 million pixels; far below that, places are spread over what is left. */
export const TALLEST = 15_000_000;

/** A list and the window one sees it through, in CSS pixels. */
export interface Scroller {
  readonly total: number;
  readonly rowHeight: number;
  readonly viewHeight: number;
  /** Of what stands above the first row and is scrolled away with it. */
  readonly lead: number;
}

/** Height of the box that is scrolled. */
export const canvasHeight = ({ total, rowHeight }: Scroller): number => Math.min(TALLEST, total * rowHeight);

/** How many pixels of list lie behind one pixel of scrolling; 1 up to {@link TALLEST}. */
export function scrollRatio(scroller: Scroller): number {
  const whole = scroller.total * scroller.rowHeight - scroller.viewHeight;
  const room = canvasHeight(scroller) - scroller.viewHeight;
  return room > 0 && whole > room ? whole / room : 1;
}

/** How far into the list, in pixels, a scroll position leads. */
export const listOffset = (scroller: Scroller, scrollTop: number): number =>
  Math.max(0, scrollTop - scroller.lead) * scrollRatio(scroller);

/** The scroll position that leads there; the inverse of {@link listOffset}. The first row is shown with what stands above it. */
export function scrollTopFor(scroller: Scroller, offset: number): number {
  const there = clampOffset(scroller, offset);
  return there > 0 ? there / scrollRatio(scroller) + scroller.lead : 0;
}

/** The nearest offset that the list has. */
export const clampOffset = ({ total, rowHeight, viewHeight }: Scroller, offset: number): number =>
  Math.max(0, Math.min(offset, total * rowHeight - viewHeight));

/** Places of the first and the last row that can be seen at all; `last` is -1 for an empty list. */
export function visibleRange(
  { total, rowHeight, viewHeight }: Scroller,
  offset: number,
): { readonly first: number; readonly last: number } {
  const first = Math.max(0, Math.min(total - 1, Math.floor(offset / rowHeight)));
  return { first, last: Math.min(total - 1, Math.floor((offset + Math.max(1, viewHeight) - 1) / rowHeight)) };
}

/** The offset nearest to `offset` at which a row can be seen whole. */
export function offsetShowing(scroller: Scroller, offset: number, place: number, headHeight = 0): number {
  const top = place * scroller.rowHeight;
  if (top < offset) return clampOffset(scroller, top);
  const end = top + scroller.rowHeight - (scroller.viewHeight - headHeight);
  return end > offset ? Math.max(0, end) : offset;
}
