import type { CssToken } from './tokenise-css.ts';

export interface Declaration {
  /** Lower case. */
  readonly property: string;
  /** Without blanks round it and without `!important`. */
  readonly value: readonly CssToken[];
  readonly important: boolean;
}
export interface StyleRule {
  readonly selectors: readonly CssToken[];
  readonly declarations: readonly Declaration[];
}
/** Rules of an `@media` block; every other at-rule is skipped. */
export interface MediaRule {
  readonly media: readonly CssToken[];
  readonly rules: readonly CssRule[];
}
export type CssRule = StyleRule | MediaRule;

/** Deeper `@media` in `@media` is nothing. */
const DEEPEST = 3;

/** The rules of a style sheet (CSS Syntax 3 §5), with nested style rules left out. Linear; brackets that never close end with it. */
export function parseSheet(tokens: readonly CssToken[]): CssRule[] {
  return rulesOf(tokens, bracketEnds(tokens), 0, tokens.length, 0);
}

/** The declarations of a style attribute. */
export function parseDeclarations(tokens: readonly CssToken[]): Declaration[] {
  return declarationsOf(tokens, bracketEnds(tokens), 0, tokens.length);
}

const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
const isMark = (token: CssToken | undefined, mark: string): boolean => token?.kind === 'mark' && token.text === mark;

/** Where the bracket that opens at an index is closed; brackets that close nothing are characters like others. */
function bracketEnds(tokens: readonly CssToken[]): Int32Array {
  const ends = new Int32Array(tokens.length).fill(tokens.length);
  const open: { at: number; closer: string }[] = [];
  for (const [at, { kind, text }] of tokens.entries()) {
    const closer = kind === 'function' ? ')' : kind === 'mark' ? CLOSERS[text] : undefined;
    if (closer) open.push({ at, closer });
    else if (kind === 'mark' && open.at(-1)?.closer === text) {
      const opened = open.pop();
      if (opened) ends[opened.at] = at;
    }
  }
  return ends;
}

/** Index of the first of some marks outside brackets; `to` when there is none. `{` is looked at before it is stepped over. */
function find(tokens: readonly CssToken[], ends: Int32Array, from: number, to: number, marks: string): number {
  for (let at = from; at < to; at += 1) {
    const found = tokens[at];
    if (found?.kind === 'mark' && marks.includes(found.text)) return at;
    if (found?.kind === 'function' || (found?.kind === 'mark' && Object.hasOwn(CLOSERS, found.text)))
      at = ends[at] ?? to;
  }
  return to;
}

function rulesOf(tokens: readonly CssToken[], ends: Int32Array, from: number, to: number, depth: number): CssRule[] {
  const rules: CssRule[] = [];
  for (let at = from; at < to;) {
    const first = tokens[at];
    if (first?.kind === 'space' || first?.kind === 'other') {
      at += 1;
      continue;
    }
    const isAt = first?.kind === 'at';
    const brace = find(tokens, ends, isAt ? at + 1 : at, to, isAt ? ';{' : '{');
    const end = isMark(tokens[brace], '{') ? Math.min(to, ends[brace] ?? to) : brace;
    if (brace < end && first?.text === 'media' && isAt && depth < DEEPEST)
      rules.push({ media: trim(tokens.slice(at + 1, brace)), rules: rulesOf(tokens, ends, brace + 1, end, depth + 1) });
    else if (brace < end && !isAt)
      rules.push({
        selectors: trim(tokens.slice(at, brace)),
        declarations: declarationsOf(tokens, ends, brace + 1, end),
      });
    at = end + 1;
  }
  return rules;
}

function declarationsOf(tokens: readonly CssToken[], ends: Int32Array, from: number, to: number): Declaration[] {
  const found: Declaration[] = [];
  for (let at = from; at < to;) {
    const end = find(tokens, ends, at, to, ';{');
    const declaration = isMark(tokens[end], '{') ? undefined : declarationOf(trim(tokens.slice(at, end)));
    if (declaration) found.push(declaration);
    at = (isMark(tokens[end], '{') ? (ends[end] ?? to) : end) + 1;
  }
  return found;
}

function declarationOf(tokens: readonly CssToken[]): Declaration | undefined {
  const [name] = tokens;
  const colon = tokens[1]?.kind === 'space' ? 2 : 1;
  if (name?.kind !== 'ident' || !isMark(tokens[colon], ':')) return undefined;
  let value = trim(tokens.slice(colon + 1));
  const last = value.at(-1);
  let important = false;
  if (last?.kind === 'ident' && last.text.toLowerCase() === 'important') {
    const rest = trim(value.slice(0, -1));
    important = isMark(rest.at(-1), '!');
    if (important) value = trim(rest.slice(0, -1));
  }
  return { property: name.text.toLowerCase(), value, important };
}

function trim(tokens: readonly CssToken[]): readonly CssToken[] {
  let from = 0;
  let to = tokens.length;
  while (tokens[from]?.kind === 'space') from += 1;
  while (to > from && tokens[to - 1]?.kind === 'space') to -= 1;
  return tokens.slice(from, to);
}
