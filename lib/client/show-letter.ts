import { LETTER_CLASS, OWN_DARK_CLASS, type CleanHtml } from '#lib/html/index.ts';
import { darkenLetter } from './darken-letter.ts';
import { fitLetter } from './fit-letter.ts';
import { foldQuotes } from './fold-quotes.ts';
import { hearLetter, type LetterEvents } from './hear-letter.ts';
import { markHits } from './mark-hits.ts';

export { choosePictures, sanitiseHtml } from '#lib/html/index.ts';

/** A letter that stands in its frame, and what the reader may change about how it is shown. */
export interface ShownLetter {
  /** It ends with quotes, which are folded. */
  readonly hasQuotes: boolean;
  readonly setDark: (dark: boolean) => void;
  /** 1 as it was written. */
  readonly setZoom: (zoom: number) => void;
  readonly unfold: (open: boolean) => void;
}

interface LetterWishes extends LetterEvents {
  /** Words to mark in its text. */
  readonly marks: readonly string[];
  readonly dark: boolean;
}

/**
 * Fills a loaded frame with a cleaned letter. From then on nothing is written into it but names, colours and sizes of our own.
 *
 * @throws Error when the frame has no document
 */
export function showLetter(
  frame: HTMLIFrameElement,
  clean: CleanHtml,
  wishes: LetterWishes,
  signal: AbortSignal,
): ShownLetter {
  const { contentDocument: content } = frame;
  if (!content) throw new Error('the frame has no document');
  const { documentElement: root, body } = content;
  const sheet = content.createElement('style');
  sheet.textContent = clean.css;
  content.head.append(sheet);
  body.innerHTML = clean.html;
  const letter = body.querySelector(`.${LETTER_CLASS}`) ?? body;
  const hasQuotes = foldQuotes(letter);
  markHits(body, wishes.marks);
  let isDarkened = false;
  const setDark = (dark: boolean): void => {
    if (clean.ownDark) root.classList.toggle(OWN_DARK_CLASS, dark);
    if (dark && !isDarkened) darkenLetter(letter, !clean.ownDark, signal);
    isDarkened ||= dark;
    root.classList.toggle('dark', dark);
  };
  setDark(wishes.dark);
  hearLetter(frame, content, wishes, signal);
  const setZoom = fitLetter(frame, content, signal);
  return { hasQuotes, setDark, setZoom, unfold: (open) => void root.classList.toggle('quotes', open) };
}
