import { LETTER_CLASS } from '#lib/html/index.ts';
import { fitPaper } from './fit-paper.ts';

/**
 * CSS pixels; a longer letter scrolls inside its frame. No common one may: of a frame that scrolls all is painted, seen or not, of
 * another what is near the screen.
 */
const TALLEST = 1_000_000;
/** One that is longer gets its height step by step, so that no step takes long. */
const GROWS_BY = 40_000;
/** A letter made for a wide screen is not made smaller than this to fit; the rest is scrolled. */
const SMALLEST = 0.5;
const SCROLLBAR = 18;

interface Fitting {
  /** At once, and for now. */
  readonly fit: () => void;
  /** From now on. */
  readonly keep: () => void;
  /** How much larger or smaller the reader wants it, 1 as it is. */
  readonly setZoom: (zoom: number) => void;
}

/**
 * Keeps a frame as high as the letter in it, and a letter that is wider than the frame as small as it takes: pictures come late,
 * and a narrower window makes more lines. However many come at once, it is measured once a frame.
 */
export function fitLetter(frame: HTMLIFrameElement, content: Document, signal: AbortSignal): Fitting {
  const { body, documentElement: root } = content;
  let wanted = 1;
  let fitted = 1;
  let width = 0;
  const setZoom = (zoom: number): void => {
    if (zoom === 1) body.style.removeProperty('zoom');
    else body.style.setProperty('zoom', zoom.toFixed(3));
  };
  root.classList.add('fits'); // no scrollbar may take room from what is measured
  const fit = (): void => {
    width = frame.clientWidth;
    setZoom(1);
    root.classList.add('fits');
    const letter = root.scrollWidth;
    const wide = letter > width ? letter + edgeOf(body) : letter;
    fitted = width > 0 ? Math.max(SMALLEST, Math.min(1, width / Math.max(1, wide))) : 1;
    setZoom(fitted * wanted);
    grow();
  };
  const grow = (): void => {
    const bar = root.scrollWidth > root.clientWidth ? SCROLLBAR : 0;
    const height = Math.ceil(Math.max(body.scrollHeight * fitted * wanted, body.getBoundingClientRect().bottom) + bar);
    const next = height <= TALLEST ? height : Math.min(TALLEST, frame.clientHeight + GROWS_BY);
    frame.style.height = `${String(next)}px`;
    root.classList.toggle('fits', height <= TALLEST);
    if (next < Math.min(TALLEST, height)) requestAnimationFrame(() => !signal.aborted && grow());
  };
  let isDue = false;
  const fitSoon = (): void => {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(() => {
      isDue = false;
      if (!signal.aborted) fit();
    });
  };
  const observer = new ResizeObserver(() => {
    if (frame.clientWidth === width) grow();
    else fit();
  });
  signal.addEventListener('abort', () => observer.disconnect());
  return {
    fit,
    keep: () => {
      fit();
      observer.observe(body);
      fitPaper(frame, content, fit, signal);
      content.addEventListener('load', fitSoon, { capture: true, signal }); // of pictures
    },
    setZoom: (zoom) => {
      if (zoom === wanted) return;
      wanted = zoom;
      fit();
    },
  };
}

/** What lies over the edge of a letter hides the white on that side: without room for it the letter would stand off its middle. */
function edgeOf(body: HTMLElement): number {
  const letter = body.querySelector(`.${LETTER_CLASS}`);
  const style = letter && body.ownerDocument.defaultView?.getComputedStyle(letter);
  return Number.parseFloat(style?.paddingInlineEnd ?? '') || 0;
}
