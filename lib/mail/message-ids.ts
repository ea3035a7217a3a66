/** One Message-ID (RFC 5322 §3.6.4) in ASCII, with its angle brackets, short enough for a header line. */
export const MESSAGE_ID = /^<[\x21-\x3b\x3d\x3f-\x7e]{1,900}>$/;

/** The Message-IDs in a References or In-Reply-To value, in their order, anything else left out. Linear. */
export function messageIds(value: string): string[] {
  const found: string[] = [];
  let from = value.indexOf('<');
  while (from >= 0) {
    const end = value.indexOf('>', from);
    if (end < 0) break;
    const start = value.lastIndexOf('<', end);
    const id = value.slice(start, end + 1);
    if (MESSAGE_ID.test(id)) found.push(id);
    from = value.indexOf('<', end);
  }
  return found;
}
