import type { ListFilter, SearchQuery } from '../mail/list-order.ts';
import { atom, searchText } from './command-tokens.ts';
import type { Token } from './imapflow-internals.ts';

const MAX_WORDS = 1024;

/**
 * Words as they may be searched for: without NUL, CR and LF (a space instead), without halves of characters, at most 1,024
 * characters. `''` when nothing is left.
 */
export const cleanWords = (words: string): string =>
  words
    .toWellFormed()
    .replace(/[\0\r\n]+/g, ' ')
    .trim()
    .slice(0, MAX_WORDS)
    .toWellFormed();

/**
 * Search keys (RFC 9051 §6.4.4) for a filter and a search, `ALL` when there is nothing to look for.
 *
 * @param visibleOnly leaves out what is marked \Deleted.
 */
export function searchCriteria(filter: ListFilter, search: SearchQuery | null, visibleOnly: boolean): Token[] {
  const keys: Token[] = [];
  if (visibleOnly) keys.push(atom('UNDELETED'));
  if (filter === 'unread') keys.push(atom('UNSEEN'));
  if (filter === 'flagged') keys.push(atom('FLAGGED'));
  const words = search ? cleanWords(search.words) : '';
  if (search && words) {
    const text = searchText(words);
    switch (search.field) {
      case 'subject':
        keys.push(atom('SUBJECT'), text);
        break;
      case 'from':
        keys.push(atom('FROM'), text);
        break;
      case 'to':
        keys.push(atom('OR'), atom('TO'), text, atom('CC'), text);
        break;
      case 'text':
        keys.push(atom('TEXT'), text);
        break;
    }
  }
  return keys.length ? keys : [atom('ALL')];
}

/** `CHARSET UTF-8` where a literal needs it; servers without UTF-8 search can then still find ASCII. */
export const searchCharset = (criteria: readonly Token[]): Token[] =>
  criteria.some((key) => 'type' in key && key.type === 'LITERAL') ? [atom('CHARSET'), atom('UTF-8')] : [];
