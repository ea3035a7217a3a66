import type { Token } from './imapflow-internals.ts';

const FIELDS = /BODY\[HEADER\.FIELDS \([A-Z0-9 "-]{1,200}\)\]/iy;
const SECTION = /BODY\[(?:HEADER|\d{1,5}(?:\.\d{1,5}){0,20})\](?:<\d{1,10}>)?/iy;
const ATOM = /\\?[A-Za-z0-9.$_-]+/y;
const ASTRING = /[^\s(){%*"\\\p{Cc}]+/uy;
const MARKER = /\{\d{1,10}\}\r?\n/y;
const FLAT_LIST = /\((?:[^"(){\\]|"(?:[^"\\]|\\[^])*")*\)/y;
const MAX_DEPTH = 90; // imapflow replaces what nests deeper than 100 by NIL; that stays its business

/** A token, or NIL. */
export type Value = Token | null;

export const isList = (value: Value | undefined): value is readonly Token[] => Array.isArray(value);

/** Reads values (RFC 9051 §9 "nstring", "number" and lists of them) one after the other. */
export class ValueReader {
  readonly #text: string;
  readonly #literals: readonly Buffer[];
  /** Values of the lists that are open. A list is cut from it at its end: as long as it is, because most are kept for long. */
  readonly #open: Value[] = [];
  #at: number;
  #nextLiteral = 0;
  /** Lists that were read over. */
  leftOut = 0;

  constructor(text: string, at: number, literals: readonly Buffer[]) {
    this.#text = text;
    this.#at = at;
    this.#literals = literals;
  }

  get atEnd(): boolean {
    return this.#at === this.#text.length && this.#nextLiteral === this.#literals.length;
  }

  skip(char: string): boolean {
    if (this.#text[this.#at] !== char) return false;
    this.#at += 1;
    return true;
  }

  /** Name of an item; `HEADER.FIELDS` for that section, whatever its fields; `BODY[…]` of others without the octet they begin at. */
  key(): string | undefined {
    if (this.#take(FIELDS) !== undefined) return 'HEADER.FIELDS';
    return this.#take(SECTION)?.replace(/<\d+>$/, '') ?? this.atom();
  }

  /** Name of a mailbox (RFC 9051 §9 "astring"); `NIL` is a name like any other here. */
  astring(): Value | undefined {
    const first = this.#text[this.#at];
    if (first === '"') return this.#quoted();
    if (first === '{') return this.#literal();
    const value = this.#take(ASTRING);
    return value === undefined ? undefined : { type: 'ATOM', value };
  }

  atom(): string | undefined {
    return this.#take(ATOM);
  }

  /** What stands here, when the pattern fits; without the result that `exec` makes for each of ten thousand atoms of a window. */
  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    if (!pattern.test(this.#text)) return undefined;
    const start = this.#at;
    this.#at = pattern.lastIndex;
    return this.#text.slice(start, this.#at);
  }

  /**
   * @param most a list within the value holds no more than so many lists; the others are read over and counted in `leftOut`.
   * @returns `null` for NIL, `undefined` for what it does not understand.
   */
  value(depth: number, most = Infinity): Value | undefined {
    const first = this.#text[this.#at];
    if (first === '(') return depth < MAX_DEPTH ? this.#list(depth, most) : undefined;
    if (first === '"') return this.#quoted();
    if (first === '{') return this.#literal();
    const value = this.atom();
    if (value === undefined) return undefined;
    return value.toUpperCase() === 'NIL' ? null : { type: 'ATOM', value };
  }

  #list(depth: number, most: number): Value | undefined {
    this.#at += 1;
    const open = this.#open;
    const first = open.length;
    while (!this.skip(')')) {
      // Lists may stand side by side; everything else is set apart by one space.
      if (open.length > first && !this.skip(' ') && !(this.#text[this.#at - 1] === ')' && this.#text[this.#at] === '('))
        return undefined;
      const full = open.length - first >= most && this.#text[this.#at] === '(';
      const value = full ? this.#readOver() : this.value(depth + 1, most);
      if (value === undefined) return undefined;
      if (!full) open.push(value);
    }
    const values = open.slice(first);
    open.length = first;
    return values as Token[]; // NIL among them is null, in imapflow's own lists too
  }

  /** A list without lists and literals in it, which is not made into values. */
  #readOver(): null | undefined {
    if (this.#take(FLAT_LIST) === undefined) return undefined;
    this.leftOut += 1;
    return null;
  }

  #quoted(): Value | undefined {
    const start = this.#at + 1;
    let end = this.#text.indexOf('"', start);
    if (end < 0) return undefined;
    let value = this.#text.slice(start, end);
    if (value.includes('\\')) {
      end = start;
      while (end < this.#text.length && this.#text[end] !== '"') end += this.#text[end] === '\\' ? 2 : 1;
      if (end >= this.#text.length) return undefined;
      value = this.#text.slice(start, end).replace(/\\([^])/g, '$1');
    }
    this.#at = end + 1;
    return { type: 'STRING', value };
  }

  #literal(): Value | undefined {
    const marker = this.#take(MARKER);
    const value = this.#literals[this.#nextLiteral];
    if (marker === undefined || value?.length !== Number.parseInt(marker.slice(1), 10)) return undefined;
    this.#nextLiteral += 1;
    return { type: 'LITERAL', value };
  }
}
