import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { deriveKey, serverKeys } from './server-keys.ts';
import { cookieName, defaultUrl, writeCookie, type CookieSource } from './session-cookie.ts';

/** Double submit before there is a session: the cookie holds token and signature, the form holds the token. */
const COOKIE = 'tupai-start';

/** The token for the sign-in form, with the cookie that goes with it; a browser that has a good one keeps it. */
export function issuePreSignIn(
  cookies: CookieSource,
  url: URL = defaultUrl(),
): { readonly token: string; readonly setCookie: readonly string[] } {
  const known = readToken(cookies, url);
  if (known !== undefined) return { token: known, setCookie: [] };
  const token = randomBytes(16).toString('base64url');
  return { token, setCookie: [writeCookie(COOKIE, `${token}.${sign(token, 0)}`, url)] };
}

/** Whether the form came from a page that this browser was given. */
export function verifyPreSignIn(cookies: CookieSource, field: string | undefined, url: URL = defaultUrl()): boolean {
  const token = readToken(cookies, url);
  return token !== undefined && field !== undefined && equal(token, field);
}

function readToken(cookies: CookieSource, url: URL): string | undefined {
  const [token, signature, more] = (cookies.get(cookieName(COOKIE, url)) ?? '').split('.');
  if (!token || !signature || more !== undefined) return undefined;
  return serverKeys().some((_, index) => equal(signature, sign(token, index))) ? token : undefined;
}

function sign(token: string, index: number): string {
  const key = serverKeys()[index] ?? serverKeys()[0];
  return createHmac('sha256', deriveKey(key, 'pre-sign-in')).update(token).digest('base64url');
}

function equal(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
