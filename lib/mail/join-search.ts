import type { SearchQuery } from './search-query.ts';

/** Every message fits. */
export const EVERYTHING: SearchQuery = { type: 'all', of: [] };
/** No message fits. */
export const NOTHING: SearchQuery = { type: 'any', of: [] };

export const isNothing = (query: SearchQuery): boolean => query.type === 'any' && query.of.length === 0;

/** One query of several, all of which (or any of which) have to fit; `null` of none. */
export function joinSearch(type: 'all' | 'any', parts: readonly SearchQuery[]): SearchQuery | null {
  const of = parts.flatMap((part) => (part.type === type ? part.of : [part]));
  return of.length > 1 ? { type, of } : (of[0] ?? null);
}

/** What does not fit the query. */
export const negateSearch = (query: SearchQuery): SearchQuery =>
  query.type === 'not' ? query.of : { type: 'not', of: query };
