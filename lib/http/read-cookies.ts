/** What {@link readCookies} gives: the same shape as Next's cookie store, as far as lib/session needs it. */
export interface Cookies {
  get(name: string): string | undefined;
}

/** Reads a Cookie header (RFC 6265 §4.2). The first of several cookies with one name wins: the one with the longer path. */
export function readCookies(headers: Headers): Cookies {
  const cookies = new Map<string, string>();
  for (const pair of (headers.get('cookie') ?? '').split(';')) {
    const at = pair.indexOf('=');
    const name = pair.slice(0, at).trim();
    if (at > 0 && !cookies.has(name)) cookies.set(name, pair.slice(at + 1).trim());
  }
  return { get: (name) => cookies.get(name) };
}
