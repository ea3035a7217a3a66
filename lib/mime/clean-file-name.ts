import { limitMarks } from '#lib/mail/limit-marks.ts';

const LONGEST = 200;

/**
 * A file name that can be shown and saved: path parts (of either slash), controls, direction overrides and invisible
 * characters are cut, dots and blanks at the ends too; at most 200 characters, the extension kept. `''` when nothing is left.
 */
export function cleanFileName(name: string): string {
  const base = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  const visible = base
    .toWellFormed()
    .replace(/[\p{Cc}\s\u115f\u1160\u2800\u3164\uffa0]+/gu, ' ') // letters that look like a blank, too
    .replace(/[\u034f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu, '')
    .normalize('NFC');
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
