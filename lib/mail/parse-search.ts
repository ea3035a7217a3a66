import { joinSearch, negateSearch } from './join-search.ts';
import { readSearchTerm } from './read-search-term.ts';
import { searchLine } from './search-line.ts';
import { findOperator, isSearchField } from './search-operators.ts';
import type { SearchField, SearchQuery, SearchTerm } from './search-query.ts';

const MAX_TERMS = 100;
const MAX_DEPTH = 10;

/** A term and the characters that wrote it, its minus included: `text.slice(from, to)`. */
export interface PlacedTerm {
  readonly term: SearchTerm;
  /** The minus stands right before it. */
  readonly negated: boolean;
  readonly from: number;
  readonly to: number;
}

export interface ParsedSearch {
  /** `null` when nothing is asked for. */
  readonly query: SearchQuery | null;
  readonly terms: readonly PlacedTerm[];
}

/**
 * Reads what a person typed into the search box: words, `"phrases"`, operators (`from:ani`), `-` before what must not fit,
 * `OR` between what may fit (binds closer than a space), parentheses (also `from:(ani OR budi)`). Every text has a meaning:
 * an operator nobody knows, or with a value that makes no sense, is words; a quote or parenthesis that never ends goes to the
 * end. At most 1,024 characters, 100 terms (the rest is one text) and 10 parentheses in each other (further ones are text).
 * In a phrase `\"` is a quote and `\\` a backslash. NUL, CR and LF are spaces. Positions count in the text as typed.
 */
export function parseSearch(typed: string): ParsedSearch {
  const parser = new Parser(searchLine(typed));
  return { query: parser.group(), terms: parser.terms };
}

class Parser {
  readonly terms: PlacedTerm[] = [];
  readonly #text: string;
  #at = 0;
  #depth = 0;
  /** Where words are looked for that stand in the parentheses of an operator. */
  #field: SearchField | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** What stands up to the end of the parentheses, or of the text. */
  group(): SearchQuery | null {
    const all: SearchQuery[] = [];
    let any: SearchQuery[] = [];
    const close = (): void => {
      const joined = joinSearch('any', any);
      if (joined) all.push(joined);
    };
    while (!this.#ended()) {
      if (any.length > 0 && this.#connects(/(?:OR|ATAU)(?=\s)/y)) {
        any.push(this.#operand());
        continue;
      }
      if (any.length > 0) this.#connects(/AND(?=\s)/y);
      close();
      any = [this.#operand()];
    }
    close();
    return joinSearch('all', all);
  }

  /** Skips space. @returns whether the group ends here */
  #ended(): boolean {
    this.#take(/\s*/y);
    return this.#at >= this.#text.length || (this.#depth > 0 && this.#text[this.#at] === ')');
  }

  /** A connecting word, when something comes after it that it can connect; else it is left where it is. */
  #connects(word: RegExp): boolean {
    const before = this.#at;
    if (this.#take(word) !== '' && !this.#ended()) return true;
    this.#at = before;
    return false;
  }

  #operand(): SearchQuery {
    const from = this.#at;
    const negated = this.#take(/-(?=[^\s-])(?!\))/y) !== '';
    const last = this.terms.length >= MAX_TERMS - 1;
    const operator = this.#peek(/[\p{L}_]+(?=:\()/uy);
    const field = findOperator(operator);
    if (!last && this.#depth < MAX_DEPTH) {
      if (this.#peek(/\(/y) !== '') return this.#parentheses(from, negated, this.#field);
      if (field && isSearchField(field)) {
        this.#at += operator.length + 1;
        return this.#parentheses(from, negated, field);
      }
    }
    const term = this.#term() ?? this.#words(this.#text.slice(negated ? from + 1 : from, this.#at));
    if (last && this.#peek(/[\s)]*$/y) === '' && this.#at < this.#text.length) return this.#rest(from);
    this.terms.push({ term, negated, from, to: this.#at });
    return negated ? negateSearch(term) : term;
  }

  #parentheses(from: number, negated: boolean, field: SearchField | undefined): SearchQuery {
    const outer = this.#field;
    this.#field = field;
    this.#depth += 1;
    this.#at += 1;
    const inner = this.group();
    if (this.#text[this.#at] === ')') this.#at += 1;
    this.#depth -= 1;
    this.#field = outer;
    if (inner) return negated ? negateSearch(inner) : inner;
    const term = this.#words(this.#text.slice(from, this.#at).trimEnd());
    this.terms.push({ term, negated: false, from, to: this.#at });
    return term;
  }

  /** One term too many: all that is left is one text. */
  #rest(from: number): SearchQuery {
    const term = this.#words(this.#text.slice(from).trimEnd());
    this.#at = this.#text.length;
    this.terms.push({ term, negated: false, from, to: this.#at });
    return term;
  }

  /** `undefined` for what is to be taken as words, as it is written. */
  #term(): SearchTerm | undefined {
    const operator = findOperator(this.#peek(/[\p{L}_]+(?=:)/uy));
    if (!operator) {
      const phrase = this.#value();
      return phrase.trim() === '' ? undefined : this.#words(phrase);
    }
    this.#take(/[\p{L}_]+:/uy);
    const name = operator === 'header' ? this.#take(/[A-Za-z0-9_-]+:(?=")/y) : '';
    return readSearchTerm(operator, name + this.#value());
  }

  #words(words: string): SearchTerm {
    return this.#field ? { type: 'text', field: this.#field, text: words } : { type: 'words', words };
  }

  /** A phrase without its quotes, or what stands up to the next space or the end of the parentheses. */
  #value(): string {
    if (this.#take(/"/y) !== '') {
      const phrase = this.#take(/(?:[^"\\]|\\["\\]?)*/y);
      this.#take(/"/y);
      return phrase.replace(/\\(["\\])/g, '$1');
    }
    const from = this.#at;
    for (let open = 0; this.#at < this.#text.length && !/\s/.test(this.#text.charAt(this.#at)); this.#at += 1) {
      if (this.#text[this.#at] === '(') open += 1;
      else if (this.#text[this.#at] === ')' && open > 0) open -= 1;
      else if (this.#text[this.#at] === ')' && this.#depth > 0) break;
    }
    return this.#text.slice(from, this.#at);
  }

  #peek(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#text)?.[0] ?? '';
  }

  #take(pattern: RegExp): string {
    const taken = this.#peek(pattern);
    this.#at += taken.length;
    return taken;
  }
}
