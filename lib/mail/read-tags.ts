/** A piece of HTML: text as written, or a tag with its name in lower case. */
export type HtmlToken =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'start'; readonly name: string; readonly attributes: string }
  | { readonly kind: 'end'; readonly name: string };

/** Elements whose content is no text to read; a browser reads it up to the end tag, whatever stands inside. */
const UNREAD = new Set([
  'script',
  'style',
  'title',
  'textarea',
  'xmp',
  'iframe',
  'noembed',
  'noframes',
  'template',
  'svg',
  'math',
  'object',
  'select',
]);

/**
 * The texts and tags of HTML in their order, comments and unread elements left out. Only for making text of it, never for
 * deciding what is safe. One pass over the text; what is broken at the end is dropped.
 */
export function* readTags(html: string): Generator<HtmlToken> {
  const lower = html.toLowerCase();
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open !== at) yield { kind: 'text', text: html.slice(at, open < 0 ? html.length : open) };
    if (open < 0) return;
    const next = lower.charCodeAt(open + 1);
    if (next === 0x21 || next === 0x3f) {
      const comment = lower.startsWith('<!--', open);
      at = after(html, comment ? '-->' : '>', open + 2);
    } else if (next === 0x2f || isLetter(next)) {
      const end = next === 0x2f;
      const from = open + (end ? 2 : 1);
      let to = from;
      while (isNameCharacter(lower.charCodeAt(to))) to += 1;
      const name = lower.slice(from, to);
      const close = endOfTag(html, to);
      if (close < 0) return;
      at = close + 1;
      if (end) yield { kind: 'end', name };
      else if (UNREAD.has(name))
        at = html[close - 1] === '/' && (name === 'svg' || name === 'math') ? at : skipTo(html, lower, name, at);
      else yield { kind: 'start', name, attributes: html.slice(to, close) };
    } else {
      yield { kind: 'text', text: '<' };
      at = open + 1;
    }
  }
}

const valueOf = (name: string): RegExp =>
  new RegExp(`(?:^|[\\s"'/])${name}\\s{0,9}=\\s{0,9}(?:"([^"]*)|'([^']*)|([^\\s"'>]+))`, 'i');
/** Those that are asked for: an expression for each, made once. */
const VALUES = { alt: valueOf('alt'), href: valueOf('href'), style: valueOf('style') };

/** The value of one attribute, undecoded; `''` when it is missing. Looks at the first 4 KB of the tag. */
export function attribute(attributes: string, name: keyof typeof VALUES): string {
  const match = VALUES[name].exec(attributes.slice(0, 4096));
  return (match?.[1] ?? match?.[2] ?? match?.[3] ?? '').trim();
}

const isLetter = (code: number): boolean => code >= 0x61 && code <= 0x7a;
const isNameCharacter = (code: number): boolean =>
  isLetter(code) || (code >= 0x30 && code <= 0x39) || code === 0x2d || code === 0x3a;

const after = (html: string, mark: string, from: number): number => {
  const found = html.indexOf(mark, from);
  return found < 0 ? html.length : found + mark.length;
};

function skipTo(html: string, lower: string, name: string, from: number): number {
  const end = lower.indexOf(`</${name}`, from);
  return end < 0 ? html.length : after(html, '>', end);
}

/** What may end a tag, or begin a value in which a `>` ends none. */
const MARKS = /[>"']/g;

/** Index of the `>` that ends a tag, quoted values passed over; -1 when there is none. */
function endOfTag(html: string, from: number): number {
  MARKS.lastIndex = from;
  for (let mark = MARKS.exec(html); mark; mark = MARKS.exec(html)) {
    const [char] = mark;
    if (char === '>') return mark.index;
    if (html[mark.index - 1] !== '=') continue;
    const close = html.indexOf(char, mark.index + 1);
    if (close < 0) return -1;
    MARKS.lastIndex = close + 1;
  }
  return -1;
}
