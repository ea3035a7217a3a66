/** What is not seen, or turns round what is: controls, marks of direction, blanks without width, letters that look like a blank. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]/gu;

/** A text in which nothing hides: in the place of every sign that is not seen stands its number, as in `‹U+202E›`. */
export const markHidden = (text: string): string =>
  text.replace(HIDDEN, (sign) => `‹U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`);
