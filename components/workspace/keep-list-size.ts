import { basePath } from '#lib/contract/index.ts';

/** Kept by our script, so that the page comes with the panes as this device had them. */
export const LIST_SIZE_COOKIE = { right: 'tupai-list-width', below: 'tupai-list-height' } as const;

const A_YEAR = 31_536_000; // seconds
const MOST = 5000;

/** Keeps how much room the list takes beside or above the message, in CSS pixels. */
export function keepListSize(side: keyof typeof LIST_SIZE_COOKIE, size: number): void {
  const secure = window.location.protocol === 'https:' ? '; Secure' : '';
  document.cookie = `${LIST_SIZE_COOKIE[side]}=${String(size)}; Path=${basePath || '/'}; Max-Age=${String(A_YEAR)}; SameSite=Lax${secure}`;
}

/** What was kept, in CSS pixels; `null` for a cookie that is missing or not ours. */
export function readListSize(cookie: string | undefined): number | null {
  const size = Number(cookie);
  return Number.isInteger(size) && size > 0 && size <= MOST ? size : null;
}
