import type { CssToken } from './tokenise-css.ts';

export interface CleanMedia {
  /** What stands behind `@media`; `''` when it holds always. */
  readonly query: string;
  /** For which colours of the reader its rules are; `null` for both. */
  readonly scheme: 'dark' | 'light' | null;
}

const WORDS = /^(?:all|screen|print|only|not|and)$/i;
const SIZE = /^(min|max)-(?:device-)?width$/;
const FEATURES = /^(?:(?:min|max)-resolution|-webkit-(?:min|max)-device-pixel-ratio|prefers-reduced-motion)$/;

/**
 * A media query that asks only for what a letter may know: the width it is shown in, screen or paper, how fine its dots are.
 * Its question for dark colours is taken out and told apart, because the reader's choice answers it and not the system's.
 * `undefined` when something else is asked.
 */
export function cleanMedia(tokens: readonly CssToken[]): CleanMedia | undefined {
  const queries: string[] = [];
  let scheme: CleanMedia['scheme'] = null;
  let current = '';
  for (let at = 0; at <= tokens.length; at += 1) {
    const token = tokens[at];
    const isEnd = !token || (token.kind === 'mark' && token.text === ',');
    if (isEnd) {
      queries.push(current.trim().replace(/\s+/g, ' '));
      current = '';
    } else if (token.kind === 'space') current += ' ';
    else if (token.kind === 'ident' && WORDS.test(token.text)) current += token.text.toLowerCase();
    else if (token.kind === 'mark' && token.text === '(') {
      let end = at + 1;
      while (end < tokens.length && !(tokens[end]?.kind === 'mark' && tokens[end]?.text === ')')) end += 1;
      if (end === tokens.length) return undefined;
      const feature = readFeature(tokens.slice(at + 1, end));
      if (feature === undefined) return undefined;
      if (feature === 'dark' || feature === 'light') {
        if (scheme !== null) return undefined;
        scheme = feature;
        current += ' \u0000 ';
      } else current += feature;
      at = end;
    } else return undefined;
  }
  if (scheme === null)
    return queries.every((query) => query !== '') || tokens.length === 0
      ? { query: queries.join(', '), scheme }
      : undefined;
  if (queries.length > 1 || queries.some((query) => /\bnot\b/.test(query))) return undefined;
  const rest = (queries[0] ?? '')
    .split(/ ?\band\b ?/)
    .map((part) => part.trim())
    .filter((part) => part !== '\u0000' && part !== '');
  return rest.some((part) => part.includes('\u0000')) ? undefined : { query: rest.join(' and '), scheme };
}

function readFeature(tokens: readonly CssToken[]): string | undefined {
  const [name, colon, value, ...more] = tokens.filter(({ kind }) => kind !== 'space');
  if (name?.kind !== 'ident' || colon?.text !== ':' || !value || more.length > 0) return undefined;
  const feature = name.text.toLowerCase();
  const word = value.kind === 'ident' ? value.text.toLowerCase() : '';
  if (feature === 'prefers-color-scheme') return word === 'dark' || word === 'light' ? word : undefined;
  const size = SIZE.exec(feature);
  if (size && value.kind === 'dimension' && /^(?:px|em|rem)$/.test(value.text))
    return `(${size[1] ?? ''}-width: ${String(value.value)}${value.text})`;
  if (!FEATURES.test(feature)) return undefined;
  if (feature === 'prefers-reduced-motion')
    return /^(?:reduce|no-preference)$/.test(word) ? `(${feature}: ${word})` : undefined;
  if (value.kind === 'number') return `(${feature}: ${String(value.value)})`;
  return value.kind === 'dimension' && /^(?:dpi|dppx|dpcm)$/.test(value.text)
    ? `(${feature}: ${String(value.value)}${value.text})`
    : undefined;
}
