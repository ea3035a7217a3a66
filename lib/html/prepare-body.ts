import { LETTER_CLASS } from './clean-selectors.ts';
import { cleanSheet, type CleanSheet } from './clean-sheet.ts';
import { cleanStyle } from './clean-style.ts';
import { cutTree } from './cut-tree.ts';
import { directionOf } from './direction-of.ts';
import { limitTree } from './limit-tree.ts';
import { openBody, type ParserWindow } from './open-body.ts';
import type { Pictures } from './pictures.ts';
import { isAuto, NodePreparer, type PrepareOptions } from './prepare-nodes.ts';
import { takeStyleSheets } from './take-style-sheets.ts';

/** Part of a letter as markup of its own: whole elements, within those that they stand in. */
export interface Piece {
  readonly html: string;
  /** What those are, from the letter's division down. Each holds nothing but the next, the last one the part. */
  readonly chain: readonly string[];
  /** How many of them, from the first one on, came with the piece before: there the part goes on. */
  readonly shared: number;
}

/** About how many elements the next piece may have, by how many came before it; always `Infinity`, or never. */
export type PieceSize = (before: number) => number;

export interface PreparedBody {
  readonly sheet: CleanSheet;
  /** Whether something was cut off, once there were pieces. */
  readonly isTruncated: () => boolean;
  /**
   * A letter in runs of about so many elements, each made inert when it is asked for; `null` is a step on the way. What is to be
   * written with comes in one, and so does everything with `Infinity`, without steps. No piece when there is nothing in it. Once only.
   */
  pieces(most: PieceSize): Generator<Piece | null, void, void>;
}

/**
 * Makes a body inert before it is sanitised: style sheets are taken out and cleaned, and what its elements say is written anew
 * (`NodePreparer`). Works on a document that runs and loads nothing.
 */
export function prepareBody(
  html: string,
  pictures: Pictures,
  window: ParserWindow,
  options: PrepareOptions,
): PreparedBody {
  const taken = takeStyleSheets(html);
  const sheet = cleanSheet(taken.css, (address) => pictures.addressOf(address), tagsIn(taken.html) / 2);
  const preparer = new NodePreparer(pictures, options, MARKED.test(taken.html));
  let truncated = false;
  return {
    sheet: options.purpose === 'writing' ? NO_SHEET : sheet,
    isTruncated: () => truncated,
    *pieces(most) {
      const body = yield* openBody(taken.html, window, most(0) !== Infinity);
      truncated = limitTree(body);
      if (!body.firstChild) return;
      const make = makerOf(body.ownerDocument, window);
      if (options.purpose === 'writing') yield asWritten(body, make, preparer);
      else yield* piecesOf(body, make, preparer, most);
    },
  };
}

/** Marks in a row, as they are or as numbers or names: more than a letter carries. */
const MARKED = /(?:\p{Mn}|&(?:#\w{2,9}|DownBreve|tdot|TripleDot|DotDot);?){31}/u;

/** Beginnings and ends of elements, about. */
function tagsIn(html: string): number {
  let count = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) count += 1;
  return count;
}

const NO_SHEET: CleanSheet = { css: '', dark: false };

/** Makes nodes in the document of a letter, where they need not be taken over from another. */
interface Maker {
  readonly fragment: () => DocumentFragment;
  readonly division: () => Element;
}

/** The document itself answers with what the sender named so: its methods are taken from where they come from. */
function makerOf(page: Document, { Document: { prototype } }: ParserWindow): Maker {
  return {
    fragment: () => prototype.createDocumentFragment.call(page),
    division: () => prototype.createElement.call(page, 'div'),
  };
}

/** A copy of an element without what is in it, inert. */
function bare(element: Element, make: Maker, preparer: NodePreparer): Element {
  const copy = element.cloneNode(false) as Element;
  preparer.prepare(gathered(make, [copy]));
  return copy;
}

function gathered(make: Maker, nodes: Iterable<Node>): DocumentFragment {
  const fragment = make.fragment();
  for (const node of nodes) fragment.append(node);
  return fragment;
}

function* piecesOf(body: Element, make: Maker, preparer: NodePreparer, most: PieceSize): Generator<Piece, void, void> {
  let before: readonly Element[] = [];
  let count = 0;
  const copy = (box: Element): Element => bare(box, make, preparer);
  for (const { chain, nodes } of cutTree(
    body,
    letterOf(copy(body), make, directionOf(body)),
    () => most(count),
    copy,
  )) {
    count += 1;
    const part = gathered(make, nodes);
    preparer.prepare(part);
    const differs = chain.findIndex((box, at) => box !== before[at]);
    before = chain;
    yield {
      html: within(chain, part).outerHTML,
      chain: chain.map(({ localName }) => localName),
      shared: differs < 0 ? chain.length : differs,
    };
  }
}

/** What was cut, in copies of what it stood in. */
function within(chain: readonly Element[], part: DocumentFragment): Element {
  const copies = chain.map((box) => box.cloneNode(false) as Element);
  for (const box of copies) if (isAuto(box)) box.removeAttribute('dir'); // as `directionOf`
  copies.reduceRight<Node>((inner, box) => {
    box.append(inner);
    return box;
  }, part);
  return copies[0] as Element;
}

/** The body element does not travel into the frame: a division stands for it, with its colours and its names. */
function letterOf(body: Element, make: Maker, direction = ''): Element {
  const letter = make.division();
  const read = (name: string): string => body.getAttribute(name) ?? '';
  const put = (name: string, value: string): void => {
    if (value !== '') letter.setAttribute(name, value);
  };
  const colours = [read('bgcolor') && `background-color: ${read('bgcolor')}`, read('text') && `color: ${read('text')}`];
  const style = cleanStyle(colours.filter(Boolean).join('; '), () => null);
  put('class', [LETTER_CLASS, ...read('class').split(' ')].filter(Boolean).join(' '));
  put('id', read('id'));
  put('dir', isAuto(body) ? direction : read('dir') || direction);
  put('style', [style, read('style')].filter(Boolean).join('; '));
  return letter;
}

/** What is in the body; in a division where the body itself has colours or a direction. */
function asWritten(body: Element, make: Maker, preparer: NodePreparer): Piece {
  const part = gathered(make, [...body.childNodes]);
  preparer.prepare(part);
  const own = bare(body, make, preparer);
  const isPlain = ['style', 'bgcolor', 'text', 'dir'].every((name) => !own.getAttribute(name));
  const division = isPlain ? make.division() : letterOf(own, make);
  division.removeAttribute('class');
  division.append(part);
  return { html: isPlain ? division.innerHTML : division.outerHTML, chain: [], shared: 0 };
}
