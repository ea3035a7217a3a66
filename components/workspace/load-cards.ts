import type { Locale } from '#lib/i18n/index.ts';
import { loadCardTexts } from '#lib/i18n/index.ts';

/** Fetches what draws what is known of a message besides its text, once. */
export const loadCards = (locale: Locale) => Promise.all([import('#components/cards/index.ts'), loadCardTexts(locale)]);
