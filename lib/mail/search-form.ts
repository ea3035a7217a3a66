import { formatSearch } from './format-search.ts';
import { joinSearch } from './join-search.ts';
import { parseSearch } from './parse-search.ts';
import { readSearchTerm } from './read-search-term.ts';
import type { SearchOperator } from './search-operators.ts';
import type { SearchQuery, SearchTerm } from './search-query.ts';

/** Fields of the form that writes a search, each an operator with its value; what no field stands for is in `words`. */
export const SEARCH_FORM_FIELDS = [
  'from',
  'to',
  'subject',
  'text',
  'filename',
  'after',
  'before',
  'larger',
] as const satisfies readonly SearchOperator[];
/** Boxes of the form: `is:unread` and the like. */
export const SEARCH_FORM_BOXES = ['is:unread', 'is:starred', 'has:attachment'] as const;

export interface SearchForm {
  /** In the grammar of the search box. */
  readonly words: string;
  readonly fields: Readonly<Partial<Record<(typeof SEARCH_FORM_FIELDS)[number], string>>>;
  readonly boxes: readonly string[];
}

/** The search that a filled form stands for; a value that makes no sense in its field is words. `''` of an empty form. */
export function writeSearchForm({ words, fields, boxes }: SearchForm): string {
  const parts: SearchQuery[] = [];
  const typed = parseSearch(words).query;
  if (typed) parts.push(typed);
  for (const field of SEARCH_FORM_FIELDS) {
    const value = fields[field]?.trim() ?? '';
    if (value !== '') parts.push(readSearchTerm(field, value) ?? { type: 'words', words: value });
  }
  for (const box of SEARCH_FORM_BOXES) {
    const { query } = parseSearch(boxes.includes(box) ? box : '');
    if (query) parts.push(query);
  }
  return formatSearch(joinSearch('all', parts));
}

/** A search as the form shows it; `writeSearchForm` gives back a search that means the same. */
export function readSearchForm(q: string): SearchForm {
  const { query } = parseSearch(q);
  const parts = query === null ? [] : query.type === 'all' ? query.of : [query];
  const fields: Partial<Record<(typeof SEARCH_FORM_FIELDS)[number], string>> = {};
  const boxes: string[] = [];
  const rest = parts.filter((part) => {
    const written = formatSearch(part);
    const box = SEARCH_FORM_BOXES.find((one) => one === written);
    if (box) return boxes.push(box) === 0;
    const field = SEARCH_FORM_FIELDS.find((one) => written.startsWith(`${one}:`));
    const value = field && isTerm(part) ? valueOf(part) : undefined;
    if (!field || value === undefined || fields[field] !== undefined) return true;
    fields[field] = value;
    return false;
  });
  return { words: formatSearch(joinSearch('all', rest)), fields, boxes };
}

const isTerm = (query: SearchQuery): query is SearchTerm =>
  query.type !== 'all' && query.type !== 'any' && query.type !== 'not';

function valueOf(term: SearchTerm): string | undefined {
  if (term.type === 'text') return term.text;
  if (term.type === 'day') return term.day;
  const written = formatSearch(term);
  return term.type === 'size' || term.type === 'age' ? written.slice(written.indexOf(':') + 1) : undefined;
}
