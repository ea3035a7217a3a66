import { ownText } from '#lib/mail/own-text.ts';

/**
 * Whether the text that the person wrote speaks of an attachment. Quoted lines (`>`) and the signature are others' or old
 * words and do not count.
 *
 * @param words Separated by `|`, from the person's language; compared as whole words, without regard to case.
 */
export function mentionsAttachment(text: string, words: string): boolean {
  const spoken = ` ${ownText(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  return words.split('|').some((word) => spoken.includes(` ${word.trim().toLowerCase()} `));
}
