import { basePath, listPage } from '#lib/contract/index.ts';

const BASE = 'http://tupai.invalid'; // only to parse against; never part of an answer

/**
 * A path to come back to, if it is one of ours: it begins with the mount point and stays there once the browser has
 * resolved it, and holds no `//`, backslash or control character that could make another host of it. Else `undefined`.
 */
export function safeReturnPath(path: string | undefined): string | undefined {
  if (path === undefined || path.length > 2000) return undefined;
  if (!path.startsWith(`${basePath}/`) || path.includes('//') || path.includes('\\') || hasControl(path))
    return undefined;
  if (!URL.canParse(path, BASE)) return undefined;
  const url = new URL(path, BASE);
  const inside = url.origin === BASE && url.pathname.startsWith(`${basePath}/`) && !url.pathname.includes('//');
  return inside ? `${url.pathname}${url.search}${url.hash}` : undefined;
}

/** Where a plain form goes back to when it names no page of ours: the inbox. */
export const homePath = (): string => listPage('INBOX');

/** What a page is told by its query; every earlier notice is taken out first. */
export interface NoticeQuery {
  readonly note?: string | undefined;
  /** The number in the note's text. */
  readonly n?: number | undefined;
  readonly error?: string | undefined;
  readonly ref?: string | undefined;
  readonly form?: string | undefined;
}

/** Adds a notice to a path that {@link safeReturnPath} let through or that `lib/contract` made. */
export function withNotice(path: string, notice: NoticeQuery): string {
  const url = new URL(path, BASE);
  for (const name of ['note', 'n', 'error', 'ref', 'form'] as const) {
    url.searchParams.delete(name);
    const value = notice[name];
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  return `${url.pathname}${url.search}${url.hash}`;
}

const hasControl = (text: string): boolean =>
  [...text].some((char) => (char.codePointAt(0) ?? 0) < 0x20 || char === '\x7f');
