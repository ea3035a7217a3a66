import type { SearchQuery } from '../mail/search-query.ts';
import { atom } from './command-tokens.ts';
import { compileSearch } from './compile-search.ts';
import type { Token } from './imapflow-internals.ts';

/**
 * Search keys (RFC 9051 §6.4.4) for a search, `ALL` when there is nothing to look for.
 *
 * @param visibleOnly leaves out what is marked \Deleted.
 */
export function searchCriteria(search: SearchQuery | null, visibleOnly: boolean): Token[] {
  const keys: Token[] = [];
  if (visibleOnly) keys.push(atom('UNDELETED'));
  if (search) keys.push(...compileSearch(search));
  return keys.length ? keys : [atom('ALL')];
}

/** `CHARSET UTF-8` where a literal needs it; servers without UTF-8 search can then still find ASCII. */
export const searchCharset = (criteria: readonly Token[]): Token[] =>
  criteria.some(needsUtf8) ? [atom('CHARSET'), atom('UTF-8')] : [];

const needsUtf8 = (token: Token): boolean => (isList(token) ? token.some(needsUtf8) : token.type === 'LITERAL');
const isList = (token: Token): token is readonly Token[] => Array.isArray(token);
