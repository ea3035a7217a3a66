/** A search that was made, and the address of its results. */
export interface RecentSearch {
  readonly words: string;
  readonly href: string;
}

const MOST = 10;
const nameOf = (account: string): string => `tupai-searches:${account}`;

/** Searches of this tab, the newest first. They end with the tab: what somebody looked for stays on no shared computer. */
export function recentSearches(account: string): readonly RecentSearch[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(nameOf(account)) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isSearch).slice(0, MOST) : [];
  } catch {
    return []; // no storage here, or not what we wrote: there is nothing to remember
  }
}

/** Remembers a search; the same words again move to the top. */
export function rememberSearch(account: string, search: RecentSearch): void {
  const others = recentSearches(account).filter(({ words }) => words !== search.words);
  try {
    sessionStorage.setItem(nameOf(account), JSON.stringify([search, ...others].slice(0, MOST)));
  } catch {
    return; // full or forbidden: the search itself goes on
  }
}

const isSearch = (value: unknown): value is RecentSearch =>
  typeof value === 'object' &&
  value !== null &&
  'words' in value &&
  typeof value.words === 'string' &&
  'href' in value &&
  typeof value.href === 'string' &&
  /^\/(?!\/)/.test(value.href);
