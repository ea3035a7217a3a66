import type { SearchQuery } from './search-query.ts';

/**
 * Whether a mail server without a full-text index has to open messages to answer: for their text, their attachments, or
 * header lines that it keeps no copy of.
 */
export function isSlowSearch(query: SearchQuery): boolean {
  if (query.type === 'all' || query.type === 'any') return query.of.some(isSlowSearch);
  if (query.type === 'not') return isSlowSearch(query.of);
  if (query.type === 'text') return ['body', 'text', 'list', 'filename'].includes(query.field);
  return query.type === 'has' || query.type === 'header';
}
