import { FORWARDED } from '../mail/flags.ts';
import type { SearchField, SearchMark, SearchQuery, SearchTerm } from '../mail/search-query.ts';
import { searchLine } from '../mail/search-line.ts';
import { atom, quoted, searchText } from './command-tokens.ts';
import type { Token } from './imapflow-internals.ts';

/**
 * Search keys (RFC 9051 §6.4.4) of a query, none for one that everything fits. Whatever the texts in it hold, each becomes
 * one string of the command. Ages, mailboxes, attachments and file names have no search key: they are settled before.
 */
export function compileSearch(query: SearchQuery): Token[] {
  return query.type === 'all' ? query.of.flatMap(keyOf) : keyOf(query);
}

/** The tokens of exactly one search key. */
function keyOf(query: SearchQuery): Token[] {
  if (query.type === 'all') return [query.of.length ? compileSearch(query) : atom('ALL')];
  if (query.type === 'any') return query.of.length ? anyOf(query.of.map(keyOf)) : [atom('NOT'), atom('ALL')];
  return query.type === 'not' ? [atom('NOT'), ...keyOf(query.of)] : termKey(query);
}

const MARKS: Readonly<Record<SearchMark, readonly Token[]>> = {
  unread: [atom('UNSEEN')],
  read: [atom('SEEN')],
  starred: [atom('FLAGGED')],
  answered: [atom('ANSWERED')],
  draft: [atom('DRAFT')],
  forwarded: [atom('KEYWORD'), atom(FORWARDED)],
};
const FIELD_KEYS: Readonly<Record<Exclude<SearchField, 'filename' | 'list'>, readonly string[]>> = {
  from: ['FROM'],
  to: ['TO', 'CC'],
  cc: ['CC'],
  bcc: ['BCC'],
  with: ['FROM', 'TO', 'CC', 'BCC'],
  subject: ['SUBJECT'],
  body: ['BODY'],
  text: ['TEXT'],
};

function termKey(term: SearchTerm): Token[] {
  switch (term.type) {
    case 'words':
      return anyKey(['FROM', 'TO', 'CC', 'SUBJECT'], term.words);
    case 'text':
      if (term.field === 'filename') return unsettled(term);
      if (term.field === 'list') return headerKey('List-Id', term.text);
      return anyKey(FIELD_KEYS[term.field], term.text);
    case 'header':
      return headerKey(term.name, term.text);
    case 'mark':
      return [...MARKS[term.mark]];
    case 'day':
      return dayKey(term.relation, term.day);
    case 'size':
      return [atom(term.relation.toUpperCase()), atom(String(term.octets))];
    case 'label':
      return [atom('KEYWORD'), atom(term.keyword)];
    case 'has':
      return term.what === 'link'
        ? anyOf(['http://', 'https://'].map((start) => [atom('BODY'), quoted(start)]))
        : unsettled(term);
    case 'age':
    case 'in':
      return unsettled(term);
  }
}

const anyKey = (names: readonly string[], text: string): Token[] => {
  const value = searchText(searchLine(text));
  return anyOf(names.map((name) => [atom(name), value]));
};

const headerKey = (name: string, text: string): Token[] => [atom('HEADER'), quoted(name), searchText(searchLine(text))];

/** OR takes two keys; halving keeps a hundred of them seven deep. */
function anyOf(keys: readonly Token[][]): Token[] {
  const half = Math.ceil(keys.length / 2);
  return keys.length < 2 ? keys.flat() : [atom('OR'), ...anyOf(keys.slice(0, half)), ...anyOf(keys.slice(half))];
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

function dayKey(relation: 'before' | 'after' | 'on', day: string): Token[] {
  const [year = '', month, date] = day.split('-');
  const first = new Date(`${year}-${month ?? '01'}-${date ?? '01'}T00:00:00Z`);
  const key = (name: string, at: Date): Token[] => [
    atom(name),
    atom(`${String(at.getUTCDate())}-${MONTHS[at.getUTCMonth()] ?? ''}-${String(at.getUTCFullYear())}`),
  ];
  if (relation === 'before') return key('BEFORE', first);
  if (relation === 'after') return key('SINCE', first);
  if (date) return key('ON', first);
  const next = new Date(first);
  if (month) next.setUTCMonth(next.getUTCMonth() + 1);
  else next.setUTCFullYear(next.getUTCFullYear() + 1);
  return [[...key('SINCE', first), ...key('BEFORE', next)]];
}

const unsettled = (term: SearchTerm): never => {
  throw new TypeError(`no search key for ${term.type}`);
};
