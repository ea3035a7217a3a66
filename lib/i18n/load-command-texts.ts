import type en from './messages/en/commands.json';
import type { Locale } from './locale.ts';

/** What the commands are called, and the words of the palette and the overlay. No ICU but plain `{name}`s: see lib/client `fillWords`. */
export type CommandTexts = Readonly<typeof en>;

/** Loads the texts of the commands in one language, when they are first needed. Rejects when the file cannot be fetched. */
export async function loadCommandTexts(locale: Locale): Promise<CommandTexts> {
  const file = await (locale === 'id' ? import('./messages/id/commands.json') : import('./messages/en/commands.json'));
  return file.default;
}
