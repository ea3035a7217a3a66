import type { Locale, SearchTexts } from '#lib/i18n/index.ts';
import { sayText } from '#lib/i18n/index.ts';
import { formatSearch } from '#lib/mail/format-search.ts';
import { findOperator, isSearchField } from '#lib/mail/search-operators.ts';
import { OPERATOR_HINTS, hintsOfValue, type SearchHint } from './search-operator-hints.ts';

/** What is known to this browser that a search may be about. */
export interface SearchKnowledge {
  /** Earlier searches, the newest first. */
  readonly recents: readonly string[];
  readonly people: readonly { readonly name: string; readonly address: string }[];
  readonly folders: readonly { readonly label: string; readonly path: string }[];
}

/** One line under the box, and what the box holds once it is chosen. */
export interface SearchSuggestion {
  readonly kind: 'recent' | 'person' | 'folder' | 'operator' | 'value';
  readonly label: string;
  readonly hint: string;
  readonly text: string;
  readonly caret: number;
  /** Nothing is left to be typed: choosing it searches. */
  readonly whole: boolean;
}

/** The word that is being typed. `operator` and `colon` are of its beginning: `-from:` */
export interface TypedTerm {
  readonly from: number;
  readonly minus: '' | '-';
  /** As typed; `''` without a colon. */
  readonly operator: string;
  readonly value: string;
}

const MOST = 9;
const MOST_OF_A_KIND = 4;

/** What stands between the last space (or parenthesis) and the caret; a space in quotes does not count. */
export function typedTerm(text: string, caret: number): TypedTerm {
  const before = text.slice(0, caret);
  const [word = ''] = /(?:[^\s"()]|"[^"]*"?)*$/.exec(before) ?? [];
  const [, minus = '', operator = '', value = ''] = /^(-?)(?:([\p{L}_]+):)?(.*)$/su.exec(word) ?? [];
  return {
    from: before.length - word.length,
    minus: minus === '-' ? '-' : '',
    operator: findOperator(operator) ? operator : '',
    value: (findOperator(operator) ? value : word.slice(minus.length)).replaceAll('"', ''),
  };
}

/**
 * What may be meant, the best first, at most nine. An empty box offers earlier searches and a few operators; after `from:` come
 * people, after `in:` folders, after `is:` its words; anything else may be the beginning of each of them.
 */
export function suggestSearch(
  typed: { readonly text: string; readonly caret: number },
  known: SearchKnowledge,
  say: { readonly locale: Locale; readonly texts: SearchTexts },
): SearchSuggestion[] {
  const { text, caret } = typed;
  const { from, minus, operator, value } = typedTerm(text, caret);
  const wanted = value.toLowerCase();
  const put = (word: string, end = ' '): Pick<SearchSuggestion, 'text' | 'caret'> => {
    const head = text.slice(0, from) + minus + word + end;
    return { text: head + text.slice(caret).replace(/^\S*\s?/, ''), caret: head.length };
  };
  const hinted = (hints: readonly SearchHint[], make: (name: string) => string, end: string): SearchSuggestion[] =>
    hints
      .filter(({ en, id }) => [en, id].some((name) => name.startsWith(wanted)))
      .map((hint) => ({
        kind: end === '' ? 'operator' : 'value',
        label: make(hint[say.locale]),
        hint: sayText(say.texts, hint.text),
        ...put(make(hint[say.locale]), end),
        whole: false,
      }));
  const people = (name: string): SearchSuggestion[] =>
    best(known.people, wanted, (one) => [one.name, one.address]).map((one) => ({
      kind: 'person',
      label: one.name || one.address,
      hint: one.name ? one.address : sayText(say.texts, 'searchbox.person'),
      ...put(`${name}:${valueOf(formatSearch({ type: 'text', field: 'from', text: one.address }))}`),
      whole: false,
    }));
  const folders = (name: string): SearchSuggestion[] =>
    best(known.folders, wanted, (one) => [one.label, one.path]).map((one) => ({
      kind: 'folder',
      label: one.label,
      hint: sayText(say.texts, 'searchbox.folder'),
      ...put(`${name}:${valueOf(formatSearch({ type: 'in', mailbox: one.path }))}`),
      whole: false,
    }));

  if (operator !== '') {
    const meant = findOperator(operator);
    const values = hinted(hintsOfValue(operator), (word) => `${operator}:${word}`, ' ');
    if (meant === 'in') return [...folders(operator), ...values].slice(0, MOST);
    if (meant && isSearchField(meant) && PEOPLE_FIELDS.has(meant)) return people(operator).slice(0, MOST);
    return values.slice(0, MOST);
  }
  const recents = known.recents
    .filter((words) => words !== text.trim() && words.toLowerCase().includes(text.trim().toLowerCase()))
    .slice(0, MOST_OF_A_KIND)
    .map((words): SearchSuggestion => ({
      kind: 'recent',
      label: words,
      hint: sayText(say.texts, 'searchbox.recent'),
      text: words,
      caret: words.length,
      whole: true,
    }));
  const operators = hinted(OPERATOR_HINTS, (name) => `${name}:`, '');
  if (wanted === '') return text.trim() === '' ? [...recents, ...operators].slice(0, MOST) : [];
  const names = say.locale === 'id' ? { from: 'dari', in: 'di' } : { from: 'from', in: 'in' };
  const several = [
    ...recents,
    ...people(names.from).slice(0, MOST_OF_A_KIND),
    ...folders(names.in).slice(0, MOST_OF_A_KIND),
  ];
  return [...operators.slice(0, MOST_OF_A_KIND), ...several].slice(0, MOST);
}

const PEOPLE_FIELDS = new Set(['from', 'to', 'cc', 'bcc', 'with']);

const valueOf = (term: string): string => term.slice(term.indexOf(':') + 1);

/** Those with a word that begins with what is wanted before those that hold it; each once. */
function best<T>(all: readonly T[], wanted: string, names: (one: T) => readonly string[]): T[] {
  const scored = all.map((one) => {
    const words = names(one).join(' ').toLowerCase();
    return {
      one,
      score: words.startsWith(wanted) ? 3 : words.includes(` ${wanted}`) ? 2 : words.includes(wanted) ? 1 : 0,
    };
  });
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ one }) => one);
}
