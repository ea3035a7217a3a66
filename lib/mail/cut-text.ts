/**
 * The beginning of a text, at most so many UTF-16 units and never half a character: a page with half a one is written with U+FFFD in its
 * place, and then differs from what its scripts expect.
 */
export function cutText(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const last = text.charCodeAt(longest - 1);
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? longest - 1 : longest);
}
