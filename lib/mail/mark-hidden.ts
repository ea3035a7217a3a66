import { BLANKS, UNDRAWN } from './unseen-characters.ts';

/** All of it: what is marked here is judged by its letters, so joiners and variants that would be in order in a name count too. */
const HIDDEN = new RegExp(`[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}${UNDRAWN}${BLANKS}]`, 'gu');

/** A text in which nothing hides: in the place of every sign that is not seen stands its number, as in `‹U+202E›`. */
export const markHidden = (text: string): string =>
  text.replace(HIDDEN, (sign) => `‹U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`);
