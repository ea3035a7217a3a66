import type { SearchQuery, SearchTerm } from './search-query.ts';

/**
 * Writes a query as a person would type it; `parseSearch` reads it back as the same query while it fits its limits. `''` for
 * `null`.
 */
export function formatSearch(query: SearchQuery | null): string {
  if (!query) return '';
  if (query.type === 'all') return query.of.map(formatSearch).join(' '); // OR binds closer
  if (query.type === 'any')
    return query.of.map((part) => (part.type === 'all' ? `(${formatSearch(part)})` : formatSearch(part))).join(' OR ');
  if (query.type !== 'not') return formatTerm(query);
  const several = query.of.type === 'all' || query.of.type === 'any';
  return several ? `-(${formatSearch(query.of)})` : `-${formatSearch(query.of)}`;
}

function formatTerm(term: SearchTerm): string {
  switch (term.type) {
    case 'words':
      return quoteValue(term.words);
    case 'text':
      return `${term.field}:${quoteValue(term.text)}`;
    case 'header':
      return `header:${term.name}${term.text === '' ? '' : `:${quoteValue(term.text)}`}`;
    case 'mark':
      return `is:${term.mark}`;
    case 'has':
      return `has:${term.what}`;
    case 'day':
      return `${term.relation}:${term.day}`;
    case 'age': {
      if (term.unit === 'd' && term.count === 0) return `${term.relation}:today`;
      const name = { before: 'older_than', after: 'newer_than', on: 'on' }[term.relation];
      return `${name}:${String(term.count)}${term.unit}`;
    }
    case 'size':
      return `${term.relation}:${formatOctets(term.octets)}`;
    case 'label':
      return `label:${quoteValue(term.keyword)}`;
    case 'in':
      return `in:${quoteValue(term.mailbox)}`;
  }
}

/** In quotes unless it is a word that can mean nothing else. */
const quoteValue = (value: string): string =>
  /^(?!(?:OR|AND|ATAU)$)[\p{L}\p{N}_$][\p{L}\p{M}\p{N}_$@.+'&/-]*$/u.test(value)
    ? value
    : `"${value.replace(/["\\]/g, '\\$&')}"`;

function formatOctets(octets: number): string {
  const units = [
    ['G', 2 ** 30],
    ['M', 2 ** 20],
    ['K', 2 ** 10],
  ] as const;
  const [unit, factor] = units.find(([, size]) => octets > 0 && octets % size === 0) ?? ['', 1];
  return `${String(octets / factor)}${unit}`;
}
