import { recentList } from './recent-list.ts';

/** A search that was made, and the address of its results. */
export interface RecentSearch {
  readonly words: string;
  readonly href: string;
}

const isSearch = (value: unknown): value is RecentSearch =>
  typeof value === 'object' &&
  value !== null &&
  'words' in value &&
  typeof value.words === 'string' &&
  'href' in value &&
  typeof value.href === 'string' &&
  /^\/(?!\/)/.test(value.href);

const listOf = (account: string) =>
  recentList(`tupai-searches:${account}`, 10, isSearch, (one, other) => one.words === other.words);

/** Searches of this tab, the newest first. */
export const recentSearches = (account: string): readonly RecentSearch[] => listOf(account).read();

/** Remembers a search; the same words again move to the top. */
export const rememberSearch = (account: string, search: RecentSearch): void => listOf(account).add(search);
