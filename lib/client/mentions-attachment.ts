/**
 * Whether the text that the person wrote speaks of an attachment. Quoted lines (`>`) and the signature are others' or old
 * words and do not count.
 *
 * @param words Separated by `|`, from the person's language; compared as whole words, without regard to case.
 */
export function mentionsAttachment(text: string, words: string): boolean {
  const own = [];
  for (const line of text.split('\n')) {
    if (line === '-- ' || line === '--') break;
    if (!line.startsWith('>')) own.push(line);
  }
  const spoken = ` ${own
    .join(' ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  return words.split('|').some((word) => spoken.includes(` ${word.trim().toLowerCase()} `));
}
