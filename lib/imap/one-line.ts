/** A text as one line of at most so many characters, without what cannot be seen. */
export const oneLine = (text: string, longest: number): string =>
  text
    .slice(0, 8 * longest)
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, longest)
    .toWellFormed();
