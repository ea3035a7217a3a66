import { decodeEntities } from './decode-entities.ts';
import { limitMarks } from './limit-marks.ts';
import { attribute, readTags } from './read-tags.ts';
import { TextLayout } from './text-layout.ts';

/** Elements that stand on lines of their own; those in PARAGRAPHS with an empty line around them. */
const BLOCKS = new Set([
  'address',
  'article',
  'aside',
  'body',
  'center',
  'dd',
  'details',
  'dir',
  'div',
  'dl',
  'dt',
  'fieldset',
  'figcaption',
  'figure',
  'footer',
  'form',
  'header',
  'html',
  'legend',
  'main',
  'menu',
  'nav',
  'section',
  'summary',
  'table',
  'tbody',
  'tfoot',
  'thead',
  'tr',
  'caption',
  'li',
]);
const PARAGRAPHS = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'pre', 'blockquote', 'hr']);
const LONGEST_LINK = 500;

/**
 * HTML as plain text, for the text view and for quoting: paragraphs, lists, quotes (`> `), table cells and preformatted text
 * keep their shape, links are followed by their address unless it is their text, images become their `alt`. Scripts, styles
 * and what is hidden (`display:none`) are left out, and of the marks over one letter all that
 * no language writes ({@link limitMarks}): references spell more than the bytes do. One pass without backtracking, so 100,000 nested elements cost no more
 * than their length. Never throws.
 */
export function htmlToText(html: string): string {
  const layout = new TextLayout();
  let link: { href: string; from: number } | undefined;
  let hidden: { name: string; depth: number } | undefined;
  const closing = new Map<string, boolean>();
  const closes = (name: string): boolean => {
    const known = closing.get(name) ?? html.toLowerCase().includes(`</${name}`);
    closing.set(name, known);
    return known;
  };
  for (const token of readTags(html)) {
    if (hidden) {
      if (token.kind !== 'text' && token.name === hidden.name) hidden.depth += token.kind === 'start' ? 1 : -1;
      if (hidden.depth === 0) hidden = undefined;
      continue;
    }
    if (token.kind === 'text') {
      layout.text(decodeEntities(token.text));
      continue;
    }
    const { name } = token;
    if (name === 'a') {
      if (link) closeLink(layout, link);
      link =
        token.kind === 'start'
          ? { href: decodeEntities(attribute(token.attributes, 'href')), from: layout.mark() }
          : undefined;
    } else if (
      token.kind === 'start' &&
      isHidden(token.attributes) &&
      (BLOCKS.has(name) || PARAGRAPHS.has(name) || name === 'span' || name === 'td')
    ) {
      if (closes(name)) hidden = { name, depth: 1 };
    } else place(layout, token.kind === 'start', name, token.kind === 'start' ? token.attributes : '');
  }
  return limitMarks(layout.finish());
}

function place(layout: TextLayout, start: boolean, name: string, attributes: string): void {
  if (name === 'br') return layout.line(true);
  if (name === 'hr' && start) {
    layout.paragraph();
    layout.text('---');
    return layout.paragraph();
  }
  if (name === 'img' && start) return layout.text(decodeEntities(attribute(attributes, 'alt')));
  if (name === 'td' || name === 'th') return layout.text(' ');
  if (PARAGRAPHS.has(name)) layout.paragraph();
  else if (BLOCKS.has(name)) layout.line(false);
  if (name === 'li' && start) layout.bullet();
  if (name === 'ul' || name === 'ol') layout.list(start, name === 'ol');
  if (name === 'blockquote') layout.quote(start);
  if (name === 'pre') layout.preformatted(start);
}

function closeLink(layout: TextLayout, link: { href: string; from: number }): void {
  const label = layout.since(link.from).trim();
  const { href } = link;
  const shown = href.replace(/^mailto:/i, '');
  if (!/^(?:https?:\/\/|mailto:)./i.test(href) || href.length > LONGEST_LINK || /\s/.test(href)) return;
  if (label !== '' && label !== href && label !== shown && `${label}/` !== href) layout.text(` <${shown}>`);
}

const HIDDEN = /(?:display\s{0,3}:\s{0,3}none|mso-hide\s{0,3}:\s{0,3}all)/i;

/** Few are, so all of the tag is looked at before its style is looked for. */
const isHidden = (attributes: string): boolean =>
  attributes.length > 6 && HIDDEN.test(attributes) && HIDDEN.test(attribute(attributes, 'style'));
