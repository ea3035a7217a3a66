import { config } from '#lib/config.ts';

/** What is read of a request's cookies. */
export interface CookieSource {
  get(name: string): string | undefined;
}

/** The address a request came to when the caller does not say: enough where all addresses share one protocol. */
export const defaultUrl = (): URL => config().publicUrls[0] ?? new URL('http://localhost');

/**
 * A cookie's full name at an address: `__Host-` at the root of a TLS host, `__Secure-` below a path (which `__Host-` forbids),
 * the bare name over plain HTTP, where a browser would refuse both. Only this one name is ever read there.
 */
export function cookieName(name: string, url: URL): string {
  if (url.protocol !== 'https:') return name;
  return `${cookiePath(url) === '/' ? '__Host-' : '__Secure-'}${name}`;
}

/** Path of all cookies at an address: the mount point, else `/`. */
export const cookiePath = (url: URL): string => url.pathname.replace(/\/+$/, '') || '/';

/** A Set-Cookie line. Without `maxAge` (seconds) it goes with the browser; 0 takes it back. `value` is base64url and dots. */
export function writeCookie(name: string, value: string, url: URL, maxAge?: number): string {
  const secure = url.protocol === 'https:' ? '; Secure' : '';
  const life = maxAge === undefined ? '' : `; Max-Age=${maxAge}`;
  return `${cookieName(name, url)}=${value}; Path=${cookiePath(url)}${life}; HttpOnly; SameSite=Lax${secure}`;
}

/** No other cookie's name may begin with this one: next-auth takes such cookies for pieces of it, and deletes them. */
export const SESSION_COOKIE = 'tupai-session';

/** Whether a request brought a session's cookie, good or not. @param url the address it came to */
export const hasSessionCookie = (cookies: CookieSource, url = defaultUrl()): boolean =>
  cookies.get(cookieName(SESSION_COOKIE, url)) !== undefined;
