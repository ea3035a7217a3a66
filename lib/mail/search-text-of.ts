import { formatSearch } from './format-search.ts';
import type { SearchField } from './search-query.ts';

/** The fields of the form that Tupai had before it had a grammar; links with them are in people's bookmarks. */
const OLD_FIELDS: readonly SearchField[] = ['subject', 'from', 'to', 'text'];

/** What stands in an address, as one text of the grammar. Without `field` the text is that already. */
export function searchTextOf({ field, q }: { readonly field?: string | undefined; readonly q: string }): string {
  const known = OLD_FIELDS.find((one) => one === field);
  const text = q.trim();
  return known && text !== '' ? formatSearch({ type: 'text', field: known, text }) : text;
}
