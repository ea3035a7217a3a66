/** What a line becomes by the sign of Markdown that it begins with. */
export type BlockSign = 'bullets' | 'numbers' | 'quote' | 'h1' | 'h2' | 'h3';

const SIGNS: Readonly<Record<string, BlockSign>> = {
  '-': 'bullets',
  '*': 'bullets',
  '+': 'bullets',
  '1.': 'numbers',
  '1)': 'numbers',
  '>': 'quote',
  '#': 'h1',
  '##': 'h2',
  '###': 'h3',
};

/**
 * Reads the sign of Markdown (CommonMark §4.2, §5.1, §5.2) that a line begins with, at the moment when the blank behind it was typed.
 *
 * @param before all of the line in front of the cursor; the blank may be one that does not break
 * @returns `undefined` when it is none, or something stands in front of it
 */
export function readBlockSign(before: string): BlockSign | undefined {
  return /[ \u00a0]$/.test(before) && Object.hasOwn(SIGNS, before.slice(0, -1))
    ? SIGNS[before.slice(0, -1)]
    : undefined;
}
