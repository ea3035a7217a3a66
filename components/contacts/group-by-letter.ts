import type { ContactView } from '#lib/contract/index.ts';

export interface LetterGroup {
  /** A capital letter, or `''` for everything that begins with something else. */
  readonly letter: string;
  readonly contacts: readonly ContactView[];
}

/** Cards in the order of the language, under the letters they begin with (accents and leading marks aside); the rest comes last, under `''`. */
export function groupByLetter(contacts: readonly ContactView[], locale: string): readonly LetterGroup[] {
  const { compare } = new Intl.Collator(locale, { sensitivity: 'base', numeric: true });
  const groups = new Map<string, ContactView[]>();
  for (const contact of [...contacts].sort((a, b) => compare(sortName(a), sortName(b)))) {
    const letter = letterOf(sortName(contact), locale);
    groups.set(letter, [...(groups.get(letter) ?? []), contact]);
  }
  return [...groups]
    .map(([letter, members]) => ({ letter, contacts: members }))
    .sort((a, b) => Number(a.letter === '') - Number(b.letter === '') || compare(a.letter, b.letter));
}

/** Quotes and brackets round a name say nothing about its place. */
const sortName = ({ name, addresses }: ContactView): string =>
  (name || addresses[0] || '').replace(/^[^\p{L}\p{N}]+/u, '');

function letterOf(text: string, locale: string): string {
  const first = [...text.normalize('NFD')][0] ?? '';
  return /\p{L}/u.test(first) ? first.toLocaleUpperCase(locale) : '';
}
