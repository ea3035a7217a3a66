import type { SearchQuery } from './search-query.ts';

/** Where something that was searched for is shown: the line of people, the subject, the text. */
export type HitPlace = 'people' | 'subject' | 'text';

const PLACES: Readonly<Record<HitPlace, ReadonlySet<string>>> = {
  people: new Set(['words', 'from', 'to', 'cc', 'bcc', 'with', 'text']),
  subject: new Set(['words', 'subject', 'text']),
  text: new Set(['words', 'body', 'text']),
};

/**
 * What to mark in a place of a message that was found: the texts that were asked for there, the longest first; what must not be
 * in the message is none of them.
 */
export function hitWords(query: SearchQuery | null, place: HitPlace): readonly string[] {
  const words = new Set<string>();
  const collect = (part: SearchQuery): void => {
    if (part.type === 'all' || part.type === 'any') part.of.forEach(collect);
    else if (part.type === 'words' && PLACES[place].has('words')) words.add(part.words.trim());
    else if (part.type === 'text' && PLACES[place].has(part.field)) words.add(part.text.trim());
  };
  if (query) collect(query);
  words.delete('');
  return [...words].sort((a, b) => b.length - a.length);
}
