import type en from './messages/en/cards.json';
import type { Locale } from './locale.ts';

/** What stands between the header of a message and its text. No ICU but plain `{name}`s: see lib/client `fillWords`. */
export type CardTexts = Readonly<typeof en>;

/** Loads those texts in one language, when the first message is opened. Rejects when the file cannot be fetched. */
export async function loadCardTexts(locale: Locale): Promise<CardTexts> {
  const file = await (locale === 'id' ? import('./messages/id/cards.json') : import('./messages/en/cards.json'));
  return file.default;
}
