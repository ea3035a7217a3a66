import { EVERYTHING, joinSearch, NOTHING } from './join-search.ts';
import type { ListFilter } from './list-order.ts';
import type { SearchQuery, SearchTerm } from './search-query.ts';

const MAX_OWN = 20; // addresses of one person

/** What is to be searched for to see only what a filter lets through, of what fits `search`. */
export function filterQuery(filter: ListFilter, search: SearchQuery | null, own: readonly string[]): SearchQuery {
  const filtered = ofFilter(filter, own);
  return joinSearch('all', search ? [filtered, search] : [filtered]) ?? EVERYTHING;
}

/**
 * `attachment` asks for a header `Content-Type: multipart/mixed`, because no server searches structures and all rows would
 * have to be read otherwise: it finds what was sent with files in the usual way, and also mail with a mailing list's footer;
 * it misses files in signed or encrypted mail, images inside an HTML body (multipart/related), and mail that is nothing but
 * a file. `to-me` finds mail with one of the person's addresses in To or Cc, not what came by Bcc or by a list.
 *
 * @param own at most 20 of them count; none lets nothing through.
 */
function ofFilter(filter: ListFilter, own: readonly string[]): SearchQuery {
  switch (filter) {
    case 'all':
      return EVERYTHING;
    case 'unread':
      return { type: 'mark', mark: 'unread' };
    case 'flagged':
      return { type: 'mark', mark: 'starred' };
    case 'attachment':
      return { type: 'header', name: 'Content-Type', text: 'multipart/mixed' };
    case 'to-me': {
      const terms = own
        .filter((address) => address !== '')
        .slice(0, MAX_OWN)
        .map((text): SearchTerm => ({ type: 'text', field: 'to', text }));
      return joinSearch('any', terms) ?? NOTHING;
    }
  }
}

/** Whether flags or keywords decide what fits, anywhere in the query. */
export const asksForMarks = (query: SearchQuery): boolean => termsOf(query).some(isMark);

/** Whether nothing else does. */
export const asksForMarksOnly = (query: SearchQuery): boolean => termsOf(query).every(isMark);

const isMark = ({ type }: SearchTerm): boolean => type === 'mark' || type === 'label';

function termsOf(query: SearchQuery): SearchTerm[] {
  if (query.type === 'all' || query.type === 'any') return query.of.flatMap(termsOf);
  return query.type === 'not' ? termsOf(query.of) : [query];
}
