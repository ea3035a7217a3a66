const WIDTH = 72;
const SIGNATURE = '-- ';

/**
 * Text as `format=flowed` without DelSp (RFC 3676): paragraphs wrapped at 72 characters after a blank, everything that could
 * be taken for a quote or an mbox `From ` line stuffed with a blank, blanks at line ends removed but for `-- `. Lines that
 * start with `>` are quotes of the person and stay as they are. Words longer than a line stay whole. LF in, LF out.
 */
export function encodeFlowed(text: string): string {
  return text.replace(/\r\n?/g, '\n').split('\n').flatMap(encodeLine).join('\n');
}

function encodeLine(line: string): string[] {
  if (line === SIGNATURE) return [line];
  const text = withoutTrailingBlanks(line);
  if (text.startsWith('>')) return [text];
  const lines: string[] = [];
  let current = '';
  let width = 0;
  for (const word of text.split(/(?<= )(?=[^ ])/)) {
    const length = [...word].length;
    if (width > 0 && width + length > WIDTH && current !== SIGNATURE) {
      lines.push(stuffed(current));
      current = '';
      width = 0;
    }
    current += word;
    width += length;
  }
  return [...lines, stuffed(current)];
}

/** By hand: a pattern for blanks at the end takes quadratic time on a line of blanks with a letter behind them. */
function withoutTrailingBlanks(line: string): string {
  let end = line.length;
  while (line[end - 1] === ' ') end -= 1;
  return line.slice(0, end);
}

const stuffed = (line: string): string => (/^(?: |>|From )/.test(line) ? ` ${line}` : line);

/**
 * The text behind `format=flowed` (RFC 3676 §4): soft line ends joined, stuffing removed, quotes as `> ` per depth
 * (`>> ` for two), `-- ` and changes of depth end a paragraph. `delSp` removes the blank of each soft line end.
 */
export function decodeFlowed(text: string, delSp: boolean): string {
  const out: string[] = [];
  let open: { depth: number; parts: string[] } | undefined;
  const close = (): void => {
    if (open) out.push(quoted(open.depth, open.parts.join('')));
    open = undefined;
  };
  for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
    let depth = 0;
    while (line[depth] === '>') depth += 1;
    const content = line.slice(line[depth] === ' ' ? depth + 1 : depth);
    if (open && open.depth !== depth) close();
    const flows = content.endsWith(' ') && content !== SIGNATURE;
    if (content === SIGNATURE) close();
    open ??= { depth, parts: [] };
    open.parts.push(flows && delSp ? content.slice(0, -1) : content);
    if (!flows) close();
  }
  close();
  return out.join('\n');
}

const quoted = (depth: number, line: string): string =>
  depth === 0 ? line : line === '' ? '>'.repeat(depth) : `${'>'.repeat(depth)} ${line}`;
