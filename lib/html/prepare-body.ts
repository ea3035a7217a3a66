import { judgeLink } from '#lib/mail/judge-link.ts';
import { LETTER_CLASS, ownName } from './clean-selectors.ts';
import { cleanSheet, type CleanSheet } from './clean-sheet.ts';
import { cleanStyle } from './clean-style.ts';
import { limitTree } from './limit-tree.ts';
import type { Pictures } from './pictures.ts';
import { takeStyleSheets } from './take-style-sheets.ts';

/** What of a window is needed to prepare a body: the browser's own, or jsdom's. */
export interface ParserWindow {
  readonly DOMParser: new () => DOMParser;
  readonly Element: { readonly prototype: Element };
}

/**
 * What a body is cleaned for: to be read in its frame, or to be gone on with and sent. What is written has no style sheets, no
 * names but those that mail programs know each other's parts by, and its links and pictures stay as they are.
 */
export type Purpose = 'reading' | 'writing';

export interface PreparedBody {
  readonly html: string;
  readonly sheet: CleanSheet;
  readonly truncated: boolean;
}

/** On a picture that was left out: `picture`, or `tracker` for one that nobody misses. */
export const BLOCKED_ATTRIBUTE = 'data-blocked';

/** On a link that seems to lead elsewhere than it does: the host that it really leads to. */
const HOST_ATTRIBUTE = 'data-host';

const LINK = /^(?:https?:\/\/|mailto:|tel:)/i;
const LOADING = [
  'background',
  'srcset',
  'poster',
  'lowsrc',
  'dynsrc',
  'data',
  'code',
  'archive',
  'codebase',
  'manifest',
];
const MOST_CLASSES = 30;

/**
 * Makes a body inert before it is sanitised: style sheets taken out and cleaned, links open apart and say where they go, pictures
 * point to Tupai or are left out, styles, classes and ids pass our own rules. Works on a document that runs and loads nothing.
 *
 * Elements are reached through Element.prototype, because a form may carry fields named `setAttribute`.
 */
export function prepareBody(
  html: string,
  pictures: Pictures,
  window: ParserWindow,
  { purpose, links }: { readonly purpose: Purpose; readonly links: boolean },
): PreparedBody {
  const taken = takeStyleSheets(html);
  const page = new window.DOMParser().parseFromString(taken.html, 'text/html');
  const truncated = limitTree(page.body);
  const tools = toolsOf(window);
  const sheet = cleanSheet(taken.css, (address) => pictures.addressOf(address));
  for (const element of page.querySelectorAll(`[${BLOCKED_ATTRIBUTE}]`)) tools.drop(element, BLOCKED_ATTRIBUTE);
  for (const element of page.querySelectorAll('[style]')) {
    const style = cleanStyle(tools.read(element, 'style'), (address) => pictures.addressOf(address));
    tools.put(element, 'style', style);
  }
  if (purpose === 'reading') prepareNames(page, tools);
  else keepKnownNames(page, tools);
  preparePictures(page, pictures, tools);
  if (purpose === 'writing') for (const image of page.querySelectorAll('img:not([src])')) image.remove();
  prepareLinks(page, tools, purpose, links);
  if (purpose === 'writing') return { html: asWritten(page, tools), sheet: NO_SHEET, truncated };
  return { html: asLetter(page, tools), sheet, truncated };
}

interface Tools {
  readonly read: (element: Element, name: string) => string;
  /** `''` takes the attribute away. */
  readonly put: (element: Element, name: string, value: string) => void;
  readonly drop: (element: Element, name: string) => void;
}

function toolsOf(window: ParserWindow): Tools {
  const { getAttribute, setAttribute, removeAttribute } = window.Element.prototype;
  const drop = (element: Element, name: string): void => removeAttribute.call(element, name);
  return {
    read: (element, name) => getAttribute.call(element, name) ?? '',
    put: (element, name, value) => (value === '' ? drop(element, name) : setAttribute.call(element, name, value)),
    drop,
  };
}

/** Classes and ids get our prefix, so that they are none of ours; anchors become ids, which links within the letter lead to. */
function prepareNames(page: Document, { read, put }: Tools): void {
  for (const element of page.querySelectorAll('[class]')) {
    const names = read(element, 'class').trim().split(/\s+/).slice(0, MOST_CLASSES).map(ownName);
    put(element, 'class', names.filter(Boolean).join(' '));
  }
  for (const element of page.querySelectorAll('[id], a[name]'))
    put(element, 'id', ownName(read(element, 'id') || read(element, 'name')));
}

function preparePictures(page: Document, pictures: Pictures, { read, put, drop }: Tools): void {
  for (const element of page.querySelectorAll('[background]')) {
    const ours = pictures.addressOf(read(element, 'background'));
    const style = ours === null ? '' : cleanStyle(`background-image: url("${ours}")`, () => ours);
    if (style) put(element, 'style', [style, read(element, 'style')].filter(Boolean).join('; '));
  }
  for (const image of page.querySelectorAll('img')) {
    const source = read(image, 'src') || firstCandidate(read(image, 'srcset'));
    const ours = pictures.addressOf(source, isHidden(image, read));
    put(image, 'src', ours ?? '');
    const tracker = ours === null ? pictures.isTracker(source) : undefined;
    if (tracker !== undefined) put(image, BLOCKED_ATTRIBUTE, tracker ? 'tracker' : 'picture');
  }
  for (const name of LOADING)
    for (const element of page.querySelectorAll(`[${name}]`)) {
      if (element.localName !== 'img' && name !== 'background') pictures.addressOf(firstCandidate(read(element, name)));
      drop(element, name);
    }
  for (const element of page.querySelectorAll('[src]:not(img)')) {
    pictures.addressOf(read(element, 'src'));
    drop(element, 'src');
  }
}

const firstCandidate = (set: string): string => /^[\s,]*(\S+)/.exec(set.slice(0, 4_000))?.[1]?.replace(/,$/, '') ?? '';

function isHidden(image: Element, read: Tools['read']): boolean {
  const style = read(image, 'style');
  const isSmall = (name: string): boolean => {
    const value = new RegExp(`(?:^|; )${name}: (\\d+(?:\\.\\d+)?)(?:px)?(?:;|$)`).exec(style)?.[1] ?? read(image, name);
    return /^\s*[01](?:\.0)?(?:px)?\s*$/.test(value);
  };
  return (
    (isSmall('width') && isSmall('height')) ||
    /(?:^|; )(?:display: none|visibility: hidden|opacity: 0(?:;|$))/.test(style)
  );
}

function prepareLinks(page: Document, { read, put, drop }: Tools, purpose: Purpose, links: boolean): void {
  for (const element of page.querySelectorAll(`[${HOST_ATTRIBUTE}]`)) drop(element, HOST_ATTRIBUTE);
  for (const element of page.querySelectorAll('[href], [target], [ping]')) {
    const target = read(element, 'href').trim();
    for (const name of ['href', 'target', 'rel', 'title', 'ping']) drop(element, name);
    if (element.localName !== 'a') continue;
    const within = /^#(.+)$/.exec(target)?.[1];
    if (within !== undefined && purpose === 'reading') put(element, 'href', ownName(within) && `#${ownName(within)}`);
    if (!LINK.test(target) || !links) continue;
    put(element, 'href', target);
    if (purpose === 'writing') continue;
    put(element, 'target', '_blank');
    put(element, 'rel', 'noopener noreferrer');
    put(element, 'title', whereTo(target));
    put(element, HOST_ATTRIBUTE, judgeLink(element.textContent, target)[0]?.host ?? '');
  }
}

/** The host first: everything before an `@` is not the host, whatever it looks like. */
function whereTo(target: string): string {
  const host = URL.canParse(target) ? new URL(target).host : '';
  return host ? `${host} – ${target.slice(0, 300)}` : target.slice(0, 300);
}

const NO_SHEET: CleanSheet = { css: '', dark: false };
/** By these, programs know a signature, who wrote a quote, and what is quoted or passed on. */
const KNOWN_NAMES = /^(?:moz-(?:signature|cite-prefix|forward-container)|gmail_(?:quote|attr|signature))$/;

function keepKnownNames(page: Document, { read, put, drop }: Tools): void {
  for (const element of page.querySelectorAll('[class]')) {
    const names = read(element, 'class').trim().split(/\s+/).slice(0, MOST_CLASSES);
    put(element, 'class', names.filter((name) => KNOWN_NAMES.test(name)).join(' '));
  }
  for (const element of page.querySelectorAll('[id], [name]')) for (const name of ['id', 'name']) drop(element, name);
}

/** What is in the body; in a division where the body itself has colours or a direction. `''` when empty. */
function asWritten(page: Document, tools: Tools): string {
  const { body } = page;
  const isPlain = ['style', 'bgcolor', 'text', 'dir'].every((name) => tools.read(body, name) === '');
  tools.put(body, 'class', '');
  return isPlain || body.childNodes.length === 0
    ? body.innerHTML
    : asLetter(page, tools).replace(/^<div class="letter"/, '<div');
}

/** The body element does not travel into the frame: a division stands for it, with its colours and its names. `''` when empty. */
function asLetter(page: Document, { read, put }: Tools): string {
  const { body } = page;
  if (body.childNodes.length === 0) return '';
  const letter = page.createElement('div');
  const colours = [
    read(body, 'bgcolor') && `background-color: ${read(body, 'bgcolor')}`,
    read(body, 'text') && `color: ${read(body, 'text')}`,
  ];
  const style = cleanStyle(colours.filter(Boolean).join('; '), () => null);
  put(letter, 'class', [LETTER_CLASS, ...read(body, 'class').split(' ')].filter(Boolean).join(' '));
  put(letter, 'id', read(body, 'id'));
  put(letter, 'dir', read(body, 'dir'));
  put(letter, 'style', [style, read(body, 'style')].filter(Boolean).join('; '));
  while (body.firstChild) letter.append(body.firstChild);
  return letter.outerHTML;
}
