/** Groups that hold no text of the letter. */
const SILENT = new Set([
  'fonttbl',
  'colortbl',
  'stylesheet',
  'info',
  'pict',
  'object',
  'header',
  'footer',
  'themedata',
]);
const MARKS: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  tab: '\t',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  endash: '–',
  emdash: '—',
};
const TOKEN = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|([^\\{}\r\n]+)|[\r\n]+/gi;
const DEEPEST = 1_000;

interface Group {
  silent: boolean;
  /** Between \htmlrtf and \htmlrtf0: what only RTF readers need. */
  rtfOnly: boolean;
  isTag: boolean;
}

/**
 * The letter in a rich text (RTF 1.9): its HTML where it was made of HTML ([MS-OXRTFEX]), else its text. Letters in
 * one-octet charsets are read as `windows-1252`. One pass; broken groups end where the text ends.
 */
export function readRtf(rtf: string): { readonly text: string; readonly html: string | null } {
  const isHtml = /\\fromhtml1?\b/.test(rtf.slice(0, 2_000));
  const groups: Group[] = [{ silent: false, rtfOnly: false, isTag: false }];
  const parts: string[] = [];
  let isStarred = false;
  let skip = 0; // characters that stand in for the \u before them
  const write = (text: string): void => {
    const group = groups.at(-1);
    if (!group || group.silent || (isHtml && group.rtfOnly && !group.isTag)) return;
    parts.push(skip > 0 ? text.slice(skip) : text);
    skip = Math.max(0, skip - text.length);
  };
  for (const [, word, number, hex, symbol, brace, text] of rtf.matchAll(TOKEN)) {
    const group = groups.at(-1);
    if (!group) break;
    if (brace === '{') {
      if (groups.length > DEEPEST) break;
      groups.push({ ...group });
    } else if (brace === '}') {
      if (groups.length > 1) groups.pop();
    } else if (text !== undefined) write(text);
    else if (hex !== undefined) write(new TextDecoder('windows-1252').decode(Uint8Array.of(parseInt(hex, 16))));
    else if (symbol !== undefined) {
      if (symbol === '*') {
        isStarred = true;
        continue;
      }
      if ('\\{}'.includes(symbol)) write(symbol);
      else if (symbol === '~') write('\u00a0');
    } else if (word !== undefined) {
      const name = word.toLowerCase();
      if (name === 'htmltag') group.isTag = true;
      else if (isStarred || SILENT.has(name)) group.silent = true;
      else if (name === 'htmlrtf') group.rtfOnly = number !== '0';
      else if (name === 'u' && number) {
        write(String.fromCharCode(Number(number) & 0xffff));
        skip = 1;
      } else if (Object.hasOwn(MARKS, name)) write(MARKS[name] ?? '');
    }
    isStarred = false;
  }
  const all = parts.join('').trim();
  return isHtml ? { text: '', html: all } : { text: all, html: null };
}
