import type en from './messages/en/composer.json';
import type { Locale } from './locale.ts';

/** What the composer says within other screens. Of those texts, the ones it uses there hold no ICU but plain `{name}`s: see lib/client `fillWords`. */
export type ComposerTexts = Readonly<typeof en>;

/** Loads those texts in one language, when the first message is written. Rejects when the file cannot be fetched. */
export async function loadComposerTexts(locale: Locale): Promise<ComposerTexts> {
  const file = await (locale === 'id' ? import('./messages/id/composer.json') : import('./messages/en/composer.json'));
  return file.default;
}
