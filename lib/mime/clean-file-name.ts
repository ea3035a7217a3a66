import { limitMarks } from '#lib/mail/limit-marks.ts';
import { BLANKS, HIDING } from '#lib/mail/unseen-characters.ts';

const LONGEST = 200;
const BLANK = new RegExp(`[\\p{Cc}\\s${BLANKS}]+`, 'gu');
const HIDDEN = new RegExp(HIDING, 'gu');

/**
 * A file name that can be shown and saved: path parts (of either slash), controls, direction overrides and invisible
 * characters are cut, dots and blanks at the ends too; at most 200 characters, the extension kept. `''` when nothing is left.
 */
export function cleanFileName(name: string): string {
  const base = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  const visible = base.toWellFormed().replace(BLANK, ' ').replace(HIDDEN, '').normalize('NFC');
  const chars = [...limitMarks(trimDots(visible))];
  if (chars.length <= LONGEST) return chars.join('');
  const dot = chars.lastIndexOf('.');
  const extension = dot > 0 && chars.length - dot <= 16 ? chars.slice(dot) : [];
  return [...chars.slice(0, LONGEST - extension.length), ...extension].join('');
}

/** By hand: patterns for the end of a text take quadratic time on hostile ones. */
function trimDots(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && (text[from] === '.' || text[from] === ' ')) from += 1;
  while (to > from && (text[to - 1] === '.' || text[to - 1] === ' ')) to -= 1;
  return text.slice(from, to);
}
