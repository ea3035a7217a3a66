import { judgeLink } from '#lib/mail/judge-link.ts';
import { limitMarks } from '#lib/mail/limit-marks.ts';
import { markHidden } from '#lib/mail/mark-hidden.ts';
import { ownName } from './clean-selectors.ts';
import { cleanStyle } from './clean-style.ts';
import type { Pictures } from './pictures.ts';

/**
 * What a body is cleaned for: to be read in its frame, or to be gone on with and sent. What is written has no style sheets, no
 * names but those that mail programs know each other's parts by, and its links and pictures stay as they are.
 */
export type Purpose = 'reading' | 'writing';

export interface PrepareOptions {
  readonly purpose: Purpose;
  /** False: no link leads anywhere. */
  readonly links: boolean;
}

/** On a picture that was left out: `picture`, or `tracker` for one that nobody misses. */
const BLOCKED_ATTRIBUTE = 'data-blocked';
/** On a link that seems to lead elsewhere than it does: the host that it really leads to. */
const HOST_ATTRIBUTE = 'data-host';

const LINK = /^(?:https?:\/\/|mailto:|tel:)/i;
const LOADING: ReadonlySet<string> = new Set(
  'background srcset poster lowsrc dynsrc data code archive codebase manifest'.split(' '),
);
/** What makes a link of an element, and what is written anew then. */
const LEADING: ReadonlySet<string> = new Set(['href', 'target', 'ping']);
const SAID_OF_LINKS: ReadonlySet<string> = new Set([...LEADING, 'rel', 'title']);
const MOST_CLASSES = 30;
/** Style attributes that are remembered; newsletters say the same few a thousand times. */
const MOST_STYLES = 500;
/** Columns that one cell may span, and all cells of a letter together: browsers keep each, and a row of thousands takes them minutes. */
const WIDEST_SPAN = 100;
const MOST_SPANNED = 20_000;
/** Elements in one that finds its direction by itself; in a larger one the letter's own counts. */
const LARGEST_AUTO = 50;
/** By these, programs know a signature, who wrote a quote, and what is quoted or passed on. */
const KNOWN_NAMES = /^(?:moz-(?:signature|cite-prefix|forward-container)|gmail_(?:quote|attr|signature))$/;

/**
 * Makes elements inert, those of one body part by part: links open apart and say where they go, pictures point to Tupai or are left
 * out, styles, classes and ids pass our own rules. There may be no form among them (`openBody`).
 */
export class NodePreparer {
  readonly #pictures: Pictures;
  readonly #options: PrepareOptions;
  readonly #styles = new Map<string, string>();
  readonly #marked: boolean;
  #spanned = 0;

  /** @param marked letters may carry more marks than a browser can draw. */
  constructor(pictures: Pictures, options: PrepareOptions, marked: boolean) {
    this.#marked = marked;
    this.#pictures = pictures;
    this.#options = options;
  }

  /** Each node once only. The elements are gone through once, however much is to be looked at: there may be tens of thousands. */
  prepare(nodes: DocumentFragment): void {
    if (this.#marked) limitMarksIn(nodes);
    const images: Element[] = [];
    const loading: [Element, readonly string[]][] = [];
    let link: Element | undefined; // the last one, of those in each other the outermost
    for (const element of nodes.querySelectorAll('*')) {
      const names = element.getAttributeNames();
      if (element.localName === 'img') images.push(element);
      // The innermost title is what a browser shows: one of the sender's would stand for where the link leads.
      if (names.includes('title') && link?.contains(element)) element.removeAttribute('title');
      if (element.localName === 'a' && !link?.contains(element)) link = element;
      if (names.length === 0) continue;
      this.#prepareLook(element, names);
      this.#prepareSpans(element, names);
      this.#prepareLink(element, names);
      if (names.some((name) => LOADING.has(name) || name === 'src')) loading.push([element, names]);
    }
    for (const image of images) this.#prepareImage(image); // before what is never shown: they say whether an address is a tracker's
    for (const [element, names] of loading) this.#dropLoading(element, names);
  }

  #prepareLook(element: Element, names: readonly string[]): void {
    if (names.includes(BLOCKED_ATTRIBUTE)) element.removeAttribute(BLOCKED_ATTRIBUTE);
    if (names.includes('style')) put(element, 'style', this.#style(read(element, 'style')));
    if (this.#options.purpose === 'reading') prepareNames(element, names);
    else keepKnownNames(element, names);
    if (!names.includes('background')) return;
    const ours = this.#pictures.addressOf(read(element, 'background'));
    const style = ours === null ? '' : cleanStyle(`background-image: url("${ours}")`, () => ours);
    if (style) put(element, 'style', [style, read(element, 'style')].filter(Boolean).join('; '));
  }

  #style(text: string): string {
    const known = this.#styles.get(text);
    if (known !== undefined) return known;
    const style = cleanStyle(text, (address) => this.#pictures.addressOf(address));
    if (this.#styles.size < MOST_STYLES) this.#styles.set(text, style);
    return style;
  }

  #prepareSpans(element: Element, names: readonly string[]): void {
    if (names.includes('dir') && isAuto(element) && element.querySelectorAll('*').length > LARGEST_AUTO)
      element.removeAttribute('dir');
    for (const name of ['colspan', 'span']) {
      const columns = names.includes(name) ? Number.parseInt(read(element, name), 10) : 0;
      if (!(columns > 1)) continue;
      this.#spanned += Math.min(columns, WIDEST_SPAN);
      if (this.#spanned > MOST_SPANNED) element.removeAttribute(name);
      else if (columns > WIDEST_SPAN) put(element, name, String(WIDEST_SPAN));
    }
  }

  #prepareImage(image: Element): void {
    const pictures = this.#pictures;
    const source = read(image, 'src') || firstCandidate(read(image, 'srcset'));
    const ours = pictures.addressOf(source, isHidden(image));
    put(image, 'src', ours ?? '');
    const tracker = ours === null ? pictures.isTracker(source) : undefined;
    if (tracker !== undefined) put(image, BLOCKED_ATTRIBUTE, tracker ? 'tracker' : 'picture');
    if (ours === null && this.#options.purpose === 'writing') image.remove();
  }

  #dropLoading(element: Element, names: readonly string[]): void {
    const isImage = element.localName === 'img';
    for (const name of names) {
      if (!LOADING.has(name) && (name !== 'src' || isImage)) continue;
      if (!isImage && name !== 'background')
        this.#pictures.addressOf(name === 'src' ? read(element, name) : firstCandidate(read(element, name)));
      element.removeAttribute(name);
    }
  }

  #prepareLink(element: Element, names: readonly string[]): void {
    const { purpose, links } = this.#options;
    if (names.includes(HOST_ATTRIBUTE)) element.removeAttribute(HOST_ATTRIBUTE);
    if (!names.some((name) => LEADING.has(name))) return;
    const target = read(element, 'href').trim();
    for (const name of names) if (SAID_OF_LINKS.has(name)) element.removeAttribute(name);
    if (element.localName !== 'a') return;
    const within = /^#(.+)$/.exec(target)?.[1];
    if (within !== undefined && purpose === 'reading') put(element, 'href', ownName(within) && `#${ownName(within)}`);
    if (!LINK.test(target) || !links) return;
    put(element, 'href', target);
    if (purpose === 'writing') return;
    put(element, 'target', '_blank');
    put(element, 'rel', 'noopener noreferrer');
    put(element, 'title', whereTo(target));
    put(element, HOST_ATTRIBUTE, deceivingHost(element, target));
  }
}

const read = (element: Element, name: string): string => element.getAttribute(name) ?? '';

/** It finds out by itself which way it is read. */
export const isAuto = (element: Element): boolean => read(element, 'dir').toLowerCase() === 'auto';

/** `''` takes the attribute away. What stands there already is not written again: a browser would read it once more. */
function put(element: Element, name: string, value: string): void {
  if (value === '') element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** Classes and ids get our prefix, so that they are none of ours; anchors become ids, which links within the letter lead to. */
function prepareNames(element: Element, names: readonly string[]): void {
  if (names.includes('class')) put(element, 'class', classesOf(element).map(ownName).filter(Boolean).join(' '));
  if (names.includes('id') || (names.includes('name') && element.localName === 'a'))
    put(element, 'id', ownName(read(element, 'id') || read(element, 'name')));
}

function keepKnownNames(element: Element, names: readonly string[]): void {
  if (names.includes('class'))
    put(
      element,
      'class',
      classesOf(element)
        .filter((name) => KNOWN_NAMES.test(name))
        .join(' '),
    );
  for (const name of ['id', 'name']) if (names.includes(name)) element.removeAttribute(name);
}

const classesOf = (element: Element): string[] => read(element, 'class').trim().split(/\s+/).slice(0, MOST_CLASSES);

function limitMarksIn(nodes: Node): void {
  for (const child of nodes.childNodes)
    if (child.nodeType === 3) (child as Text).data = limitMarks((child as Text).data);
    else limitMarksIn(child);
  for (const name of ['alt', 'title'])
    if ('hasAttribute' in nodes && (nodes as Element).hasAttribute(name))
      (nodes as Element).setAttribute(name, limitMarks(read(nodes as Element, name)));
}

/** The host that a link leads to, when it does not look so: all of its text counts and each stretch of it, since others may be hidden. */
function deceivingHost(link: Element, target: string): string {
  const text = link.textContent;
  const stretches = text.includes('.') && link.firstElementChild ? textsIn(link) : [];
  for (const one of [text, ...stretches]) {
    const host = judgeLink(one, target)[0]?.host;
    if (host !== undefined) return host;
  }
  return '';
}

const textsIn = (node: Node): string[] =>
  Array.from(node.childNodes).flatMap((child) =>
    child.nodeType === 3 ? ((child as Text).data.includes('.') ? [(child as Text).data] : []) : textsIn(child),
  );

const firstCandidate = (set: string): string => /^[\s,]*(\S+)/.exec(set.slice(0, 4_000))?.[1]?.replace(/,$/, '') ?? '';

const WIDTH = /(?:^|; )width: (\d+(?:\.\d+)?)(?:px)?(?:;|$)/;
const HEIGHT = /(?:^|; )height: (\d+(?:\.\d+)?)(?:px)?(?:;|$)/;

/** So small, or hidden by style, that nobody sees it. */
function isHidden(image: Element): boolean {
  const style = read(image, 'style');
  const isSmall = (name: string, sized: RegExp): boolean =>
    /^\s*[01](?:\.0)?(?:px)?\s*$/.test(sized.exec(style)?.[1] ?? read(image, name));
  return (
    (isSmall('width', WIDTH) && isSmall('height', HEIGHT)) ||
    /(?:^|; )(?:display: none|visibility: hidden|opacity: 0(?:;|$))/.test(style)
  );
}

/** The host first: everything before an `@` is not the host, whatever it looks like. */
function whereTo(target: string): string {
  const host = URL.canParse(target) ? new URL(target).host : '';
  const shown = markHidden(target.slice(0, 300));
  return host ? `${host} – ${shown}` : shown;
}
