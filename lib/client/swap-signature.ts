const SEPARATOR = '\n-- \n';

/**
 * The text with another signature under it, for a change of the sender. Only a signature that stands there unchanged is
 * taken away, and typed text is never touched: when nothing fits, the text comes back as it was.
 *
 * @param before Signature of the sender until now, without the `-- ` line; `''` when there was none.
 * @param after Signature of the new sender; `''` takes the old one away.
 */
export function swapSignature(text: string, before: string, after: string): string {
  if (before === after) return text;
  const now = after ? `${SEPARATOR}${after}` : '';
  if (before) {
    const at = text.lastIndexOf(`${SEPARATOR}${before}`);
    const behind = text.slice(at + SEPARATOR.length + before.length);
    return at >= 0 && (behind === '' || behind.startsWith('\n')) ? text.slice(0, at) + now + behind : text;
  }
  return text.includes(SEPARATOR) ? text : text.replace(/\n*$/, '') + (now && `\n${now}\n`);
}
