import {
  buildSanitiser,
  LETTER_CLASS,
  OWN_DARK_CLASS,
  PieceStage,
  type CleanPieces,
  type Piece,
} from '#lib/html/index.ts';
import { darkenLetter } from './darken-letter.ts';
import { fitLetter } from './fit-letter.ts';
import { foldQuotes } from './fold-quotes.ts';
import { hearLetter, type LetterEvents } from './hear-letter.ts';
import { markHits } from './mark-hits.ts';
import { uncoverClaims, type LinkClaim } from './uncover-claims.ts';

export { choosePictures } from '#lib/html/index.ts';
export { practiseCleaning } from './practise-cleaning.ts';

/** That of this window, for all letters: it is made when this file comes, mostly before there is a letter. */
export const sanitiser = buildSanitiser(window);

/** A letter that stands in its frame, and what the reader may change about how it is shown. */
export interface ShownLetter {
  /** It ends with quotes, which are folded. */
  readonly hasQuotes: boolean;
  /** Links that name one host and lead to another. */
  readonly claims: readonly LinkClaim[];
  readonly setDark: (dark: boolean) => void;
  /** 1 as it was written. */
  readonly setZoom: (zoom: number) => void;
  readonly unfold: (open: boolean) => void;
}

/** A letter that comes into its frame piece by piece. */
export interface ComingLetter {
  readonly add: (piece: Piece) => void;
  /** Gives what stands there the room that it needs; what comes later waits for its own until all is there, because to paint it is dear. */
  readonly fit: () => void;
  /** Nothing more comes. */
  readonly finish: () => ShownLetter;
}

interface LetterWishes extends LetterEvents {
  /** Words to mark in its text. */
  readonly marks: readonly string[];
  readonly dark: boolean;
}

/**
 * Shows a letter in a loaded frame. Nothing is written into it but its cleaned pieces, and names, colours and sizes of our own.
 *
 * @throws Error when the frame has no document
 */
export function showLetter(
  frame: HTMLIFrameElement,
  { css, ownDark }: Pick<CleanPieces, 'css' | 'ownDark'>,
  wishes: LetterWishes,
  signal: AbortSignal,
): ComingLetter {
  const { contentDocument: content } = frame;
  if (!content) throw new Error('the frame has no document');
  const { documentElement: root, body } = content;
  const sheet = content.createElement('style');
  sheet.textContent = css;
  content.head.append(sheet);
  const stage = new PieceStage(body);
  let darken: ((added: Iterable<Node>) => void) | undefined;
  const letterOf = (): Element => body.querySelector(`.${LETTER_CLASS}`) ?? body;
  const setDark = (dark: boolean): void => {
    if (ownDark) root.classList.toggle(OWN_DARK_CLASS, dark);
    if (dark) darken ??= darkenLetter(letterOf(), !ownDark, signal);
    root.classList.toggle('dark', dark);
  };
  hearLetter(frame, content, wishes, signal);
  const { fit, keep, setZoom } = fitLetter(frame, content, signal);
  return {
    fit,
    add: (piece) => {
      const added = stage.add(piece);
      if (darken) darken(added);
      else if (wishes.dark) setDark(true);
    },
    finish: () => {
      const hasQuotes = foldQuotes(letterOf());
      const claims = uncoverClaims(letterOf());
      markHits(body, wishes.marks);
      if (wishes.dark) setDark(true); // of an empty one, too
      keep();
      return { hasQuotes, claims, setDark, setZoom, unfold: (open) => void root.classList.toggle('quotes', open) };
    },
  };
}
