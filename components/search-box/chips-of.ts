import { formatSearch } from '#lib/mail/format-search.ts';
import { parseSearch } from '#lib/mail/parse-search.ts';

/** One thing that a search asks for. */
export interface SearchChip {
  /** As it was typed, or as it would be. */
  readonly text: string;
  /** The search without it. */
  readonly without: string;
  /** The whole search, and where in it this stands. */
  readonly whole: string;
  readonly from: number;
}

/** Between others these would connect them; what is looked for by one of these names is written in quotes. */
const CONNECTS = /^(?:OR|AND|ATAU)$/;

/** What a search asks for, one by one: what may fit either way (`a OR b`) stays together. None of a search for nothing. */
export function chipsOf(q: string): SearchChip[] {
  const { query, terms } = parseSearch(q);
  if (!query) return [];
  const parts = query.type === 'all' ? query.of : [query];
  const typed = terms.map(({ from, to }) => q.slice(from, to));
  // As typed where each part was typed by itself; what stood in the parentheses of an operator means something else alone.
  const alone =
    typed.length === parts.length &&
    !typed.some((text) => CONNECTS.test(text)) &&
    parts.every((part, at) => JSON.stringify(parseSearch(typed[at] ?? '').query) === JSON.stringify(part));
  const texts = alone ? typed : parts.map((part) => formatSearch(part));
  const whole = texts.join(' ');
  return texts.map((text, at) => ({
    text,
    without: texts.toSpliced(at, 1).join(' '),
    whole,
    from: texts.slice(0, at).join(' ').length + (at > 0 ? 1 : 0),
  }));
}
