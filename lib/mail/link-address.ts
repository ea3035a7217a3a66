/**
 * Where a link leads that somebody typed: `https://` may be missing, and a mail address stands for a message to it.
 *
 * @returns `undefined` for anything but web, mail and telephone addresses, and for `''`
 */
export function linkAddress(typed: string): string | undefined {
  const text = typed.trim();
  if (/^[^\s@:/]+@[^\s@/]+\.[^\s@/]+$/.test(text)) return `mailto:${text}`;
  const address = /^(?:https?|mailto|tel):/i.test(text) ? text : `https://${text.replace(/^\/+/, '')}`;
  return /^(?:mailto|tel):\S+$/i.test(address) || (/^https?:\/\/[^\s/]+\S*$/i.test(address) && URL.canParse(address))
    ? address
    : undefined;
}
