import { decodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { isSlowSearch } from '#lib/mail/is-slow-search.ts';
import { parseSearch } from '#lib/mail/parse-search.ts';
import { namesMailboxes } from '#lib/mail/place-search.ts';
import { listPage, searchPage } from './pages.ts';
import type { SearchScope } from './search.ts';

/** A search over folders. */
export interface SearchPlace {
  readonly q: string;
  readonly scope: SearchScope;
  /** Path of the folder of the scope. */
  readonly path: string | undefined;
}

const SCOPES: readonly SearchScope[] = ['folder', 'subtree', 'all'];

/**
 * What an address says about a search: of the search page (`mailbox`), or of a message that was opened from it (`within`).
 * Without a scope `undefined`.
 */
export function readSearchPlace(
  query: Readonly<Record<string, string | undefined>>,
  q: string,
  otherwise?: SearchScope,
): SearchPlace | undefined {
  const scope = SCOPES.find((one) => one === query['scope']) ?? otherwise;
  if (!scope || q === '') return undefined;
  return { q, scope, path: decodeMailboxKey(query['within'] ?? query['mailbox'] ?? '') };
}

/** Whether one folder's list answers it by itself: quickly, and without looking into other folders. */
export function isListSearch({ q, scope, path }: SearchPlace): boolean {
  const { query } = parseSearch(q);
  return scope === 'folder' && path !== undefined && !(query && (isSlowSearch(query) || namesMailboxes(query)));
}

/** Where a search is shown: the list of its folder where that answers it, else the page of results. */
export const searchAddress = (search: SearchPlace): string =>
  search.path !== undefined && isListSearch(search) ? listPage(search.path, { q: search.q }) : searchPage(search);
