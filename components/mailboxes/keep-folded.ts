import { FOLDED_COOKIE, foldedText } from '#lib/mail/folded-folders.ts';

const A_YEAR = 31_536_000; // seconds

/** Remembers on this device which folders are closed, so that the next page comes with them closed. */
export function keepFolded(keys: ReadonlySet<string>, cookiePath: string): void {
  const secure = window.location.protocol === 'https:' ? '; Secure' : '';
  document.cookie = `${FOLDED_COOKIE}=${foldedText(keys)}; Path=${cookiePath}; Max-Age=${String(A_YEAR)}; SameSite=Lax${secure}`;
}
