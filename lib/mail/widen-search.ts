import type { SearchQuery } from './search-query.ts';

/** The same query with its plain words looked for in the whole message; `null` when it has none. */
export function widenSearch(query: SearchQuery | null): SearchQuery | null {
  const wide = query && widen(query);
  return JSON.stringify(wide) === JSON.stringify(query) ? null : wide;
}

function widen(query: SearchQuery): SearchQuery {
  if (query.type === 'all' || query.type === 'any') return { type: query.type, of: query.of.map(widen) };
  if (query.type === 'not') return { type: 'not', of: widen(query.of) };
  return query.type === 'words' ? { type: 'text', field: 'text', text: query.words } : query;
}
