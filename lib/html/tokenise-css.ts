/**
 * One token of a style sheet (CSS Syntax 3 §4), escapes undone. `text` is the name of an ident, function, at-rule or hash, the
 * content of a string or url, the unit of a dimension (lower case), or the character of a mark; comments are no tokens.
 */
export interface CssToken {
  readonly kind:
    | 'ident'
    | 'function'
    | 'at'
    | 'hash'
    | 'string'
    | 'url'
    | 'number'
    | 'percentage'
    | 'dimension'
    | 'space'
    | 'mark'
    /** Broken strings and addresses, and `<!--` and `-->`. */
    | 'other';
  readonly text: string;
  /** Of numbers; 0 otherwise. */
  readonly value: number;
}

const NAME_START = /[a-z_\u0080-\uffff]/i;
const NAME = /[\w\u0080-\uffff-]+/y;
const NUMBER = /[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d+)?/iy;
const SPACES = /[\n\t ]+/y;
const PLAIN_STRING = /[^"'\\\n]+/y;
const PLAIN_URL = /[^"'()\\\n\t \u0000-\u0008\u000b\u000e-\u001f\u007f]+/y;

/** Reads style sheets and style attributes as browsers do. Linear, never throws; whatever it meets is some token. */
export function tokeniseCss(css: string): CssToken[] {
  const reader = new Reader(css.replace(/\r\n?|\f/g, '\n').replaceAll('\0', '\ufffd'));
  const tokens: CssToken[] = [];
  for (let token = reader.next(); token; token = reader.next()) tokens.push(token);
  return tokens;
}

const token = (kind: CssToken['kind'], text: string, value = 0): CssToken => ({ kind, text, value });

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  next(): CssToken | undefined {
    while (this.#text.startsWith('/*', this.#at)) {
      const end = this.#text.indexOf('*/', this.#at + 2);
      this.#at = end < 0 ? this.#text.length : end + 2;
    }
    if (this.#at >= this.#text.length) return undefined;
    const char = this.#char();
    if (this.#take(SPACES)) return token('space', ' ');
    if (char === '"' || char === "'") return this.#string(char);
    if (char === '#' && this.#isName(1)) {
      this.#at += 1;
      return token('hash', this.#name());
    }
    const number = this.#take(NUMBER);
    if (number) return this.#number(Number(number));
    for (const [kind, marks] of [
      ['other', '<!--'],
      ['other', '-->'],
    ] as const)
      if (this.#text.startsWith(marks, this.#at)) {
        this.#at += marks.length;
        return token(kind, marks);
      }
    if (this.#startsName(0)) return this.#identLike();
    if (char === '@' && this.#startsName(1)) {
      this.#at += 1;
      return token('at', this.#name().toLowerCase());
    }
    this.#at += 1;
    return token('mark', char);
  }

  #char(ahead = 0): string {
    return this.#text.charAt(this.#at + ahead);
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }

  #isEscape = (ahead: number): boolean =>
    this.#char(ahead) === '\\' && this.#char(ahead + 1) !== '\n' && this.#at + ahead + 1 < this.#text.length;
  #isName = (ahead: number): boolean => /[\w\u0080-\uffff-]/.test(this.#char(ahead)) || this.#isEscape(ahead);

  /** Whether three code points would start an ident (§4.3.9). */
  #startsName(ahead: number): boolean {
    const char = this.#char(ahead);
    if (char !== '-') return NAME_START.test(char) || this.#isEscape(ahead);
    return this.#char(ahead + 1) === '-' || NAME_START.test(this.#char(ahead + 1)) || this.#isEscape(ahead + 1);
  }

  #name(): string {
    let name = '';
    for (;;) {
      const plain = this.#take(NAME);
      name += plain;
      if (this.#isEscape(0)) name += this.#escape();
      else if (plain === '') return name;
    }
  }

  /** An escape as one character; what is no character is U+FFFD (§4.3.7). */
  #escape(): string {
    this.#at += 1;
    const hex = this.#take(/[0-9a-f]{1,6}/iy);
    if (hex === '') {
      const char = String.fromCodePoint(this.#text.codePointAt(this.#at) ?? 0xfffd);
      this.#at += char.length;
      return char;
    }
    this.#take(/[\n\t ]/y);
    const code = parseInt(hex, 16);
    const none = code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff);
    return String.fromCodePoint(none ? 0xfffd : code);
  }

  #string(quote: string): CssToken {
    this.#at += 1;
    let text = '';
    while (this.#at < this.#text.length) {
      text += this.#take(PLAIN_STRING);
      const char = this.#char();
      if (char === '\n') return token('other', text); // not closed on its line
      if (this.#isEscape(0)) text += this.#escape();
      else {
        this.#at += char === '\\' ? 2 : 1; // an escaped line end is nothing
        if (char === quote) return token('string', text);
        if (char !== '\\') text += char;
      }
    }
    return token('string', text);
  }

  #number(value: number): CssToken {
    if (this.#char() === '%') {
      this.#at += 1;
      return token('percentage', '%', value);
    }
    return this.#startsName(0) ? token('dimension', this.#name().toLowerCase(), value) : token('number', '', value);
  }

  #identLike(): CssToken {
    const name = this.#name();
    if (this.#char() !== '(') return token('ident', name);
    this.#at += 1;
    if (name.toLowerCase() !== 'url') return token('function', name.toLowerCase());
    const start = this.#at;
    this.#take(SPACES);
    if (/["']/.test(this.#char())) {
      this.#at = start;
      return token('function', 'url');
    }
    return this.#url();
  }

  #url(): CssToken {
    let text = '';
    for (;;) {
      text += this.#take(PLAIN_URL);
      if (this.#isEscape(0)) {
        text += this.#escape();
        continue;
      }
      this.#take(SPACES);
      if (this.#char() === ')' || this.#at >= this.#text.length) {
        this.#at += 1;
        return token('url', text);
      }
      return this.#brokenUrl();
    }
  }

  #brokenUrl(): CssToken {
    while (this.#at < this.#text.length && this.#char() !== ')') this.#at += this.#isEscape(0) ? 2 : 1;
    this.#at += 1;
    return token('other', 'url');
  }
}
