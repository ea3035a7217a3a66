import { linkAddress } from './link-address.ts';

/** A stretch of text between signs of Markdown that the cursor stands behind. */
export interface InlineSigns {
  readonly tag: 'b' | 'i' | 's' | 'code' | 'a';
  /** Where the first sign stands. */
  readonly from: number;
  /** What is between the signs. */
  readonly text: string;
  /** Where it leads, for `a`; else `''`. */
  readonly href: string;
}

/** Longest stretch that becomes something: what was meant stands in view. */
const LONGEST = 500;
/** No sign within, no blank at either end: `2 * 3 * 4`, `snake_case_name` and `**` alone stay what they are. */
const PAIRS: readonly (readonly [InlineSigns['tag'], RegExp])[] = [
  ['b', /(?<![\p{L}\p{N}*\\])\*\*(?![\s*])([^*]+)(?<!\s)\*\*$/u],
  ['b', /(?<![\p{L}\p{N}_\\])__(?![\s_])([^_]+)(?<!\s)__$/u],
  ['i', /(?<![\p{L}\p{N}*\\])\*(?![\s*])([^*]+)(?<!\s)\*$/u],
  ['i', /(?<![\p{L}\p{N}_\\])_(?![\s_])([^_]+)(?<!\s)_$/u],
  ['s', /(?<![\p{L}\p{N}~\\])~~(?![\s~])([^~]+)(?<!\s)~~$/u],
  ['code', /(?<![`\\])`([^`]*[^`\s][^`]*)`$/u],
];
const LINK = /(?<![!\\])\[([^[\]]+)\]\(([^\s()]+)\)$/u;

/**
 * Reads the stretch that the last typed sign ends: `**bold**`, `__bold__`, `*italic*`, `_italic_`, `~~struck~~`, `` `code` ``,
 * `[text](address)` (CommonMark §6, narrower: one inside another is none). A backslash in front keeps it as it is.
 *
 * @param before text in front of the cursor, ending with the sign
 * @returns `undefined` when no stretch ends there, and for links to what {@link linkAddress} does not know
 */
export function readInlineSigns(before: string): InlineSigns | undefined {
  const near = before.slice(-LONGEST);
  const offset = before.length - near.length;
  if (near.endsWith(')')) {
    const link = LINK.exec(near);
    const href = link && linkAddress(link[2] ?? '');
    return link && href ? { tag: 'a', from: offset + link.index, text: link[1] ?? '', href } : undefined;
  }
  for (const [tag, pattern] of PAIRS) {
    const found = pattern.exec(near);
    if (found) return { tag, from: offset + found.index, text: found[1] ?? '', href: '' };
  }
  return undefined;
}
