import { EVERYTHING, NOTHING, joinSearch, negateSearch } from './join-search.ts';
import type { SearchQuery, SearchTerm } from './search-query.ts';

/**
 * The query with some of its terms decided: what follows from them is left out.
 *
 * @param decide whether the term fits; `undefined` leaves it in. `widest` is the answer that lets more messages through.
 * @returns EVERYTHING or NOTHING when no term is left that matters.
 */
export function settleSearch(
  query: SearchQuery,
  decide: (term: SearchTerm, widest: boolean) => boolean | undefined,
): SearchQuery {
  const settled = settle(query, decide, true);
  return settled === true ? EVERYTHING : settled === false ? NOTHING : settled;
}

function settle(
  query: SearchQuery,
  decide: (term: SearchTerm, widest: boolean) => boolean | undefined,
  widest: boolean,
): SearchQuery | boolean {
  if (query.type === 'not') {
    const inner = settle(query.of, decide, !widest);
    return typeof inner === 'boolean' ? !inner : negateSearch(inner);
  }
  if (query.type !== 'all' && query.type !== 'any') return decide(query, widest) ?? query;
  const decisive = query.type === 'any';
  const parts = query.of.map((part) => settle(part, decide, widest));
  if (parts.includes(decisive)) return decisive;
  const open = parts.filter((part) => typeof part !== 'boolean');
  return joinSearch(query.type, open) ?? !decisive;
}
