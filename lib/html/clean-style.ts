import { cleanValue } from './clean-value.ts';
import { parseDeclarations, type Declaration } from './parse-css.ts';
import { tokeniseCss } from './tokenise-css.ts';

/** Our own address for a picture that a message names, `null` for none. */
export type PictureOf = (address: string) => string | null;

/** Characters of a style attribute that are read. */
const LONGEST = 10_000;

/**
 * A style attribute with what is known to be harmless, written anew; `''` when nothing is. A declaration that is not understood
 * goes whole; the others stay. `!important` goes, so that what we write ourselves always wins over it.
 */
export const cleanStyle = (text: string, picture: PictureOf): string =>
  cleanDeclarations(parseDeclarations(tokeniseCss(text.slice(0, LONGEST))), picture, false);

/** @param important whether `!important` stays. */
export function cleanDeclarations(
  declarations: readonly Declaration[],
  picture: PictureOf,
  important: boolean,
): string {
  const kept: string[] = [];
  for (const { property, value, important: wins } of declarations) {
    const text = cleanValue(property, value, picture);
    if (text) kept.push(`${property}: ${text}${wins && important ? ' !important' : ''}`);
  }
  return kept.join('; ');
}
