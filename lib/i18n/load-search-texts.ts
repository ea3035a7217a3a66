import type en from './messages/en/searchbox.json';
import type { Locale } from './locale.ts';

/** What the search box suggests, and the words that explain it. No ICU but plain `{name}`s: see lib/client `fillWords`. */
export type SearchTexts = Readonly<typeof en>;

/** Loads the texts of the suggestions in one language, when somebody first goes to the box. Rejects when the file cannot be fetched. */
export async function loadSearchTexts(locale: Locale): Promise<SearchTexts> {
  const file = await (locale === 'id'
    ? import('./messages/id/searchbox.json')
    : import('./messages/en/searchbox.json'));
  return file.default;
}
