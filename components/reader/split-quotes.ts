/** Lines of one depth of quoting: 0 is the writer's own text, 1 what was answered, and so on. */
export interface QuoteBlock {
  /** Number of its first line, from 0. */
  readonly line: number;
  readonly depth: number;
  /** Without the quote marks. */
  readonly text: string;
}

const MARKS = /^(?:>[ \t]?)+/;

/** Each is some elements of a page; a text that changes its depth with every line would be half a million. */
const MOST_BLOCKS = 500;

/**
 * Groups the lines of a plain text by how many `>` stand before them (`> > a` and `>>a` are both depth 2; depth stops at
 * `deepest`). ">From" at the start of a line is mbox's escaped "From" and no quote. What follows the 500th group stays as it stands.
 */
export function splitQuotes(text: string, deepest = 6): QuoteBlock[] {
  const blocks: { line: number; depth: number; lines: string[] }[] = [];
  for (const [number, line] of text.split('\n').entries()) {
    const marks = line.startsWith('>From ') || blocks.length > MOST_BLOCKS ? '' : (MARKS.exec(line)?.[0] ?? '');
    const depth = Math.min(deepest, marks.split('>').length - 1);
    const own = line.slice(marks.length);
    const last = blocks.at(-1);
    if (last?.depth === depth) last.lines.push(own);
    else blocks.push({ line: number, depth, lines: [own] });
  }
  return blocks.map(({ line, depth, lines }) => ({ line, depth, text: lines.join('\n') }));
}
