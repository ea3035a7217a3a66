import { AppError } from '#lib/errors.ts';
import { cleanStyle } from './clean-style.ts';

/** Content-ID without angle brackets → address of that part at Tupai. */
export type CidUrls = Readonly<Record<string, string>>;

/** What of a window is needed to prepare a body: the browser's own, or jsdom's. */
export interface ParserWindow {
  readonly DOMParser: new () => DOMParser;
  readonly Element: { readonly prototype: Element };
}

/** More is no letter (security.md, limits). */
const MAX_ELEMENTS = 50_000;

const REMOTE = /^\s*(?:https?:)?\/\//i;
const RASTER = /^data:image\/(?:png|jpe?g|gif|webp|bmp);base64,[a-z0-9+/=\s]*$/i;
const LINK = /^(?:https?:\/\/|mailto:|tel:)/i;

/**
 * Makes a body inert before it is sanitised: links open apart and say where they go, pictures of the message point to Tupai,
 * everything remote is taken out and counted, styles pass {@link cleanStyle}. Works on a document that runs and loads nothing.
 *
 * Elements are reached through Element.prototype, because a form may carry fields named `setAttribute`.
 *
 * @throws AppError message.unreadable for more than 50,000 elements
 */
export function prepareBody(
  html: string,
  cidUrls: CidUrls,
  window: ParserWindow,
): { html: string; blockedRemote: number } {
  const page = new window.DOMParser().parseFromString(withoutStyleSheets(html), 'text/html');
  const { getAttribute, setAttribute, removeAttribute } = window.Element.prototype;
  const read = (element: Element, name: string): string => getAttribute.call(element, name) ?? '';
  const write = (element: Element, name: string, value: string): void => setAttribute.call(element, name, value);
  const drop = (element: Element, name: string): void => removeAttribute.call(element, name);
  let blockedRemote = 0;
  if (page.querySelectorAll('*').length > MAX_ELEMENTS) throw new AppError('message.unreadable');

  for (const element of page.querySelectorAll('[style]')) {
    const { style, blocked } = cleanStyle(read(element, 'style'));
    blockedRemote += blocked;
    if (style) write(element, 'style', style);
    else drop(element, 'style');
  }
  for (const element of page.querySelectorAll('[background], [srcset], [poster], [lowsrc], [dynsrc]'))
    for (const name of ['background', 'srcset', 'poster', 'lowsrc', 'dynsrc']) {
      if (REMOTE.test(read(element, name))) blockedRemote += 1;
      drop(element, name);
    }
  for (const image of page.querySelectorAll('img')) {
    const source = read(image, 'src');
    const own = /^\s*cid:/i.test(source) ? findCid(cidUrls, source) : RASTER.test(source) ? source : undefined;
    if (REMOTE.test(source)) blockedRemote += 1;
    if (own) write(image, 'src', own);
    else drop(image, 'src');
  }
  for (const element of page.querySelectorAll('[href]')) {
    const target = read(element, 'href').trim();
    for (const name of ['href', 'target', 'rel', 'title', 'ping']) drop(element, name);
    if (element.localName !== 'a' || !LINK.test(target)) continue;
    write(element, 'href', target);
    write(element, 'target', '_blank');
    write(element, 'rel', 'noopener noreferrer');
    write(element, 'title', whereTo(target));
  }
  for (const element of page.querySelectorAll('[src]:not(img)')) drop(element, 'src');
  return { html: withBodyStyle(page, read, write), blockedRemote };
}

/**
 * Style sheets go before the parser sees them: the browser reports each as a breach of the page's policy although none is
 * applied, and such reports should mean something. What hides from this is taken out by the sanitiser all the same.
 */
function withoutStyleSheets(html: string): string {
  const open = /<style[\s/>]/gi;
  const close = /<\/style(?:\s[^>]{0,100})?>/gi;
  let kept = '';
  let from = 0;
  for (let start = open.exec(html); start; start = open.exec(html)) {
    kept += html.slice(from, start.index);
    close.lastIndex = start.index;
    const end = close.exec(html);
    if (!end) return kept; // as a browser reads it, everything that follows is the style sheet
    from = close.lastIndex;
    open.lastIndex = from;
  }
  return kept + html.slice(from);
}

/** The body element does not travel into the frame, but its colours belong to the letter. */
function withBodyStyle(
  page: Document,
  read: (element: Element, name: string) => string,
  write: (element: Element, name: string, value: string) => void,
): string {
  const { body } = page;
  const style = [
    read(body, 'bgcolor') && cleanStyle(`background-color: ${read(body, 'bgcolor')}`).style,
    read(body, 'text') && cleanStyle(`color: ${read(body, 'text')}`).style,
    read(body, 'style'),
  ].filter(Boolean);
  if (style.length === 0) return body.innerHTML;
  const wrapper = page.createElement('div');
  write(wrapper, 'style', style.join('; '));
  while (body.firstChild) wrapper.append(body.firstChild);
  return wrapper.outerHTML;
}

/** The host first: everything before an `@` is not the host, whatever it looks like. */
function whereTo(target: string): string {
  const host = URL.canParse(target) ? new URL(target).host : '';
  return host ? `${host} – ${target.slice(0, 300)}` : target.slice(0, 300);
}

function findCid(cidUrls: CidUrls, source: string): string | undefined {
  const cid = source.trim().slice(4);
  const own = (id: string): string | undefined => (Object.hasOwn(cidUrls, id) ? cidUrls[id] : undefined);
  try {
    return own(decodeURIComponent(cid)) ?? own(cid); // RFC 2392: percent-encoded in URLs
  } catch {
    return own(cid); // a lone percent sign: as it stands
  }
}
