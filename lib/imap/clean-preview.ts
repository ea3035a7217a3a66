const LONGEST = 200; // characters (RFC 8970 §3.1)

/** The beginning of a text as one line of at most 200 characters, without what cannot be seen. */
export const cleanPreview = (text: string): string =>
  text
    .slice(0, 8 * LONGEST)
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, LONGEST)
    .toWellFormed();
