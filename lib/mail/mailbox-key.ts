const PLAIN = /[A-Za-z0-9_-]/;

/**
 * A mailbox path as one URL segment: letters, digits, `_` and `-` stay, every other UTF-8 byte becomes `~hh`.
 * No proxy, decoder or `..` can alter it. `Archive/2024` → `Archive~2f2024`.
 */
export function encodeMailboxKey(path: string): string {
  let key = '';
  for (const byte of new TextEncoder().encode(path)) {
    const char = String.fromCharCode(byte);
    key += PLAIN.test(char) ? char : `~${byte.toString(16).padStart(2, '0')}`;
  }
  return key;
}

/** The path behind a key, or `undefined` when the text is not a key that {@link encodeMailboxKey} writes. */
export function decodeMailboxKey(key: string): string | undefined {
  if (!/^(?:[A-Za-z0-9_-]|~[0-9a-f]{2})+$/.test(key)) return undefined;
  const bytes: number[] = [];
  for (let at = 0; at < key.length; at += 1) {
    if (key[at] === '~') {
      bytes.push(Number.parseInt(key.slice(at + 1, at + 3), 16));
      at += 2;
    } else bytes.push(key.charCodeAt(at));
  }
  try {
    const path = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes));
    return encodeMailboxKey(path) === key ? path : undefined;
  } catch {
    return undefined; // not UTF-8: nobody's mailbox
  }
}
