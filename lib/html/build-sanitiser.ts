import DOMPurify, { type WindowLike } from 'dompurify';
import { AppError } from '#lib/errors.ts';
import type { ParserWindow } from './open-body.ts';
import { Pictures, type CidUrls, type PictureChoice, type RemotePicture } from './pictures.ts';
import { MAX_HTML_BYTES, POLICY } from './policy.ts';
import { prepareBody, type Piece, type PieceSize } from './prepare-body.ts';
import type { Purpose } from './prepare-nodes.ts';

export interface CleanOptions {
  readonly cidUrls: CidUrls;
  /** What to load for a picture on another host; nothing is when it is missing. */
  readonly pictures?: PictureChoice | undefined;
  readonly purpose?: Purpose | undefined;
  /** False: no link leads anywhere, as in a message that is known to deceive. */
  readonly links?: boolean | undefined;
}

interface CleanSheets {
  /** The message's own style sheets, for a `<style>` of the same frame; never holds a `<`. */
  readonly css: string;
  /** The style sheets have colours of their own for the dark (see `OWN_DARK_CLASS`). */
  readonly ownDark: boolean;
}

export interface CleanHtml extends CleanSheets {
  /** Markup for the body of a frame; `''` when nothing was left. */
  readonly html: string;
  /** Each picture, background and the like on another host, once. */
  readonly remote: readonly RemotePicture[];
  /** It has more than 50,000 elements; the first ones are here. */
  readonly truncated: boolean;
}

/** A letter that is cleaned while it is shown. */
export interface CleanPieces extends CleanSheets {
  /** One after the other, each when it is asked for; `null` is a step on the way. Every one is markup for a frame by itself. */
  readonly pieces: Generator<Piece | null, void, void>;
  /** As in {@link CleanHtml}, of what was asked for so far. */
  readonly sum: () => Pick<CleanHtml, 'remote' | 'truncated'>;
}

/** @throws AppError message.unreadable for more than {@link MAX_HTML_BYTES} */
export interface Sanitiser {
  readonly whole: (html: string, options: CleanOptions) => CleanHtml;
  /** @param most elements in each piece, about, by how many came before it. */
  readonly inPieces: (html: string, options: CleanOptions, most?: PieceSize) => CleanPieces;
  /** The pictures of a letter on other hosts, looked for step by step. */
  readonly findRemote: (html: string, options: CleanOptions) => Generator<void, readonly RemotePicture[], void>;
}

/**
 * Elements of a letter that are cleaned in one go, on a slow phone for about 10 ms until a screenful is there, then for about 100:
 * each piece costs a document of its own.
 */
const AT_ONCE: PieceSize = (before) => (before < SCREENFUL ? 80 : 1_500);
const SCREENFUL = 6;
const ALL: PieceSize = () => Infinity;

/**
 * The sanitiser of a window. What it returns is the output of DOMPurify, untouched: everything of ours is done before. Style
 * sheets are kept out of what DOMPurify reads and stand beside it, written anew from tokens. A letter in pieces is cut before
 * it is written down, so that each of them is whole and cleaned as a letter of its own would be.
 */
export function buildSanitiser(window: WindowLike & ParserWindow): Sanitiser {
  const purifier = DOMPurify(window);
  return {
    whole: (html, options) => {
      const { sheets, sum, pieces } = open(html, options);
      return { html: [...cleaned(pieces(ALL))].map((piece) => piece?.html ?? '').join(''), ...sheets, ...sum() };
    },
    inPieces: (html, options, most = AT_ONCE) => {
      const { sheets, sum, pieces } = open(html, options);
      return { ...sheets, sum, pieces: cleaned(pieces(most)) };
    },
    *findRemote(html, options) {
      const { sum, pieces } = open(html, options);
      const all = pieces(AT_ONCE);
      while (all.next().done !== true) yield;
      return sum().remote;
    },
  };

  function* cleaned(pieces: Iterable<Piece | null>): Generator<Piece | null, void, void> {
    for (const piece of pieces) yield piece && { ...piece, html: purifier.sanitize(piece.html, POLICY) };
  }

  function open(
    html: string,
    { cidUrls, pictures: choose = () => null, purpose = 'reading', links = true }: CleanOptions,
  ) {
    if (html.length > MAX_HTML_BYTES) throw new AppError('message.unreadable');
    const pictures = new Pictures(cidUrls, choose, purpose === 'writing');
    const { sheet, isTruncated, pieces } = prepareBody(html, pictures, window, { purpose, links });
    return {
      sheets: { css: sheet.css, ownDark: sheet.dark },
      sum: () => ({ remote: pictures.remote, truncated: isTruncated() }),
      pieces,
    };
  }
}
