import type { FetchMessageObject } from 'imapflow';
import { parseBodystructure, parseEnvelope, parseUintValue } from 'imapflow/lib/tools.js';
import type { Token } from './imapflow-internals.ts';

const HEAD = /^\* (\d{1,10}) FETCH \(/i;
const FIELDS = /BODY\[HEADER\.FIELDS \([A-Z0-9 "-]{1,200}\)\]/iy;
const ATOM = /\\?[A-Za-z0-9.$_-]+/y;
const MARKER = /\{(\d{1,10})\}\r?\n/y;
const MAX_DEPTH = 90; // imapflow replaces what nests deeper than 100 by NIL; that stays its business

type Value = Token | null;

/**
 * A FETCH response straight from its bytes: the items of a list row (UID, FLAGS, INTERNALDATE, RFC822.SIZE, ENVELOPE,
 * BODYSTRUCTURE, BODY[HEADER.FIELDS (…)], PREVIEW, MODSEQ) in the very objects that imapflow makes of them, at a fraction of its time. Only plain, well-formed
 * answers are taken.
 *
 * @returns `undefined` for everything else, which is then imapflow's to parse.
 */
export function parseFetch(line: Buffer, literals: readonly Buffer[]): FetchMessageObject | undefined {
  const head = HEAD.exec(line.toString('latin1', 0, 24));
  if (!head) return undefined;
  const text = line.toString();
  const reader = new ValueReader(text, head[0].length, literals);
  const row: FetchMessageObject = { seq: Number(head[1]), uid: 0, id: '' };
  for (;;) {
    const key = reader.key();
    if (key === undefined || !reader.skip(' ')) return undefined;
    const value = reader.value(2);
    if (value === undefined || !setItem(row, key.toUpperCase(), value)) return undefined;
    if (reader.skip(' ')) continue;
    return reader.skip(')') && reader.atEnd ? row : undefined;
  }
}

/** @returns false for an item or a value that is not ours. */
function setItem(row: FetchMessageObject, key: string, value: Value): boolean {
  const list = isList(value) ? value : undefined;
  switch (key) {
    case 'UID':
      row.uid = number(value);
      return row.uid > 0;
    case 'RFC822.SIZE':
      row.size = number(value);
      return row.size >= 0;
    case 'FLAGS':
      row.flags = new Set(list?.map(plain).filter((flag) => flag !== undefined));
      return list !== undefined && list.every((flag) => plain(flag) !== undefined);
    case 'INTERNALDATE':
      row.internalDate = new Date(plain(value) ?? NaN);
      return !Number.isNaN(row.internalDate.getTime());
    case 'MODSEQ': {
      const modseq = plain(list?.[0]) ?? '';
      if (!/^\d{1,19}$/.test(modseq)) return false;
      row.modseq = BigInt(modseq);
      return true;
    }
    case 'ENVELOPE':
      if (list) row.envelope = parseEnvelope([...list] as never);
      return list !== undefined;
    case 'BODYSTRUCTURE':
      if (list) row.bodyStructure = parseBodystructure([...list] as never);
      return list !== undefined;
    case 'PREVIEW':
      row.preview = value && !isList(value) ? String(value.value) : null; // a literal is UTF-8 (RFC 8970 §4)
      return !list;
    case 'HEADER.FIELDS': {
      const octets = value && !isList(value) ? value.value : undefined;
      if (Buffer.isBuffer(octets)) row.headers = octets;
      return Buffer.isBuffer(octets);
    }
    default:
      return false;
  }
}

const isList = (value: Value | undefined): value is readonly Token[] => Array.isArray(value);

/** Text of an atom or quoted string; `undefined` for NIL, lists and literals. */
const plain = (value: Value | undefined): string | undefined => {
  const text = value && !isList(value) ? value.value : undefined;
  return typeof text === 'string' && text !== '' ? text : undefined;
};

const number = (value: Value): number => {
  const parsed = parseUintValue(plain(value) ?? '', 10);
  return parsed === false ? -1 : parsed;
};

/** Reads values (RFC 9051 §9 "nstring", "number" and lists of them) one after the other. */
class ValueReader {
  readonly #text: string;
  readonly #literals: readonly Buffer[];
  #at: number;
  #nextLiteral = 0;

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

  /** Name of an item; `HEADER.FIELDS` for that section, whatever its fields. */
  key(): string | undefined {
    FIELDS.lastIndex = this.#at;
    const found = FIELDS.exec(this.#text)?.[0];
    if (!found) return this.atom();
    this.#at += found.length;
    return 'HEADER.FIELDS';
  }

  atom(): string | undefined {
    ATOM.lastIndex = this.#at;
    const found = ATOM.exec(this.#text)?.[0];
    if (found) this.#at += found.length;
    return found;
  }

  /** @returns `null` for NIL, `undefined` for what it does not understand. */
  value(depth: number): Value | undefined {
    const first = this.#text[this.#at];
    if (first === '(') return depth < MAX_DEPTH ? this.#list(depth) : undefined;
    if (first === '"') return this.#quoted();
    if (first === '{') return this.#literal();
    const value = this.atom();
    if (value === undefined) return undefined;
    return value.toUpperCase() === 'NIL' ? null : { type: 'ATOM', value };
  }

  #list(depth: number): Value | undefined {
    this.#at += 1;
    const values: Value[] = [];
    while (!this.skip(')')) {
      // Lists may stand side by side; everything else is set apart by one space.
      if (values.length > 0 && !this.skip(' ') && !(this.#text[this.#at - 1] === ')' && this.#text[this.#at] === '('))
        return undefined;
      const value = this.value(depth + 1);
      if (value === undefined) return undefined;
      values.push(value);
    }
    return values as Token[]; // NIL among them is null, in imapflow's own lists too
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
    MARKER.lastIndex = this.#at;
    const marker = MARKER.exec(this.#text);
    const value = this.#literals[this.#nextLiteral];
    if (!marker || value?.length !== Number(marker[1])) return undefined;
    this.#nextLiteral += 1;
    this.#at += marker[0].length;
    return { type: 'LITERAL', value };
  }
}
