import type { TextKey, Texts } from '#lib/i18n/index.ts';

const WORDS: Readonly<Record<string, TextKey>> = {
  home: 'contacts.kindHome',
  work: 'contacts.kindWork',
  mobile: 'contacts.kindMobile',
  fax: 'contacts.kindFax',
  other: 'contacts.kindOther',
  main: 'contacts.kindMain',
  pager: 'contacts.kindPager',
};

/** Kinds that a form offers. */
export const OFFERED_KINDS = ['home', 'work', 'mobile', 'fax', 'other'] as const;

/** A kind in the person's language; labels of their own stay as they are. `''` for none. */
export function kindWords(texts: Texts, kind: string): string {
  const words = kind.split(' ').map((word) => (Object.hasOwn(WORDS, word) ? WORDS[word] : undefined));
  return words.every((key) => key !== undefined) ? words.map((key) => texts.t(key)).join(', ') : kind;
}
