import { cleanMedia } from './clean-media.ts';
import { cleanSelectors } from './clean-selectors.ts';
import { cleanDeclarations, type PictureOf } from './clean-style.ts';
import { parseSheet, type CssRule } from './parse-css.ts';
import { tokeniseCss } from './tokenise-css.ts';

export interface CleanSheet {
  /** A style sheet that reaches nothing but the letter; never holds a `<`. */
  readonly css: string;
  /** It has rules of its own for dark colours; they hold below {@link OWN_DARK_CLASS}. */
  readonly dark: boolean;
}

/** On the root element of the frame: the message's own dark colours are wanted. */
export const OWN_DARK_CLASS = 'own-dark';

const LONGEST = 500_000;
const MOST_RULES = 3_000;
/**
 * A browser tries every selector at every element, part by part: how often all together, about, and parts of selectors at most. Without
 * this a sheet of 200 kB and 50,000 elements keep it busy for minutes.
 */
const MOST_TRIES = 10_000_000;
const MOST_PARTS = 4_000;
/** Selectors that look for letters within a class or an id: each reads all of them. */
const MOST_SEARCHES = 100;
const SCOPES = {
  dark: `:where(.${OWN_DARK_CLASS}) `,
  light: `:where(:root:not(.${OWN_DARK_CLASS})) `,
} as const;

/**
 * The style sheets of a message with what is known to be harmless: properties by name, `@media` alone of all at-rules, every
 * selector below the letter. Reads 500,000 characters and 3,000 rules; `''` when nothing is left.
 *
 * @param elements of the letter, about: the more there are, the fewer selectors.
 */
export function cleanSheet(text: string, picture: PictureOf, elements = 1): CleanSheet {
  const parts = Math.min(MOST_PARTS, MOST_TRIES / Math.max(1, elements));
  const writer = { left: MOST_RULES, parts, searches: MOST_SEARCHES, dark: false, picture };
  const css = writeRules(parseSheet(tokeniseCss(text.slice(0, LONGEST))), null, writer);
  return { css, dark: writer.dark };
}

interface Writer {
  left: number;
  parts: number;
  searches: number;
  dark: boolean;
  readonly picture: PictureOf;
}

function writeRules(rules: readonly CssRule[], scheme: keyof typeof SCOPES | null, writer: Writer): string {
  let css = '';
  for (const rule of rules) {
    if (writer.left <= 0) break;
    writer.left -= 1;
    if ('media' in rule) {
      const media = cleanMedia(rule.media);
      if (!media || (media.scheme && scheme && media.scheme !== scheme)) continue;
      const inside = writeRules(rule.rules, media.scheme ?? scheme, writer);
      if (inside !== '') css += media.query === '' ? inside : `@media ${media.query} {\n${inside}}\n`;
      continue;
    }
    const selectors = affordable(cleanSelectors(rule.selectors, scheme ? SCOPES[scheme] : ''), writer);
    const declarations = selectors.length > 0 ? cleanDeclarations(rule.declarations, writer.picture, true) : '';
    if (declarations === '') continue;
    writer.dark ||= scheme === 'dark' && /(?:^|; )(?:background|color)/.test(declarations);
    css += `${selectors.join(', ')} { ${declarations} }\n`;
  }
  return css;
}

/** Those that a browser has time for; the first ones. */
const affordable = (selectors: readonly string[], writer: Writer): string[] =>
  selectors.filter((selector) => {
    const parts = selector.split(' ').length;
    const searches = /\[(?:class|id)[*^$]=/.test(selector) ? 1 : 0;
    if (parts > writer.parts || searches > writer.searches) return false;
    writer.parts -= parts;
    writer.searches -= searches;
    return true;
  });
