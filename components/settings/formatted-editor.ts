import { framePage } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { composerWords } from '#components/composer/index.ts';

/** What a text with formatting is edited with, in the person's language. */
export const formattedEditor = (texts: Texts) => ({
  words: composerWords(texts, 0, false),
  frame: framePage(),
  /** For pages without scripts. */
  plainHint: texts.t('settings.formattedPlainHint'),
});
