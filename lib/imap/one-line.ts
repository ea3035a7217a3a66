import { HIDING } from '../mail/unseen-characters.ts';

/** Joiners stay between two letters; newsletters write rows of them to fill up what lists show. */
const UNSEEN = new RegExp(`(?:[\\p{Cc}\\s]|${HIDING}|\\p{Join_C}{2,}|(?<!\\S)\\p{Join_C}|\\p{Join_C}(?!\\S))+`, 'gu');

/** A text as one line of at most so many characters, without what cannot be seen. */
export const oneLine = (text: string, longest: number): string =>
  text
    .slice(0, 8 * longest)
    .replace(UNSEEN, ' ')
    .trim()
    .slice(0, longest)
    .toWellFormed();
