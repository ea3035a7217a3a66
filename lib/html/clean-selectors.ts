import type { CssToken } from './tokenise-css.ts';

/** Before every class and id of a message, in markup and in style sheets: no name of the sender is a name of ours. */
export const MESSAGE_PREFIX = 'm-';
/** The class of the element that stands for the body of the message. */
export const LETTER_CLASS = 'letter';

const NAME = /^[\w-]{1,100}$/;
const PLAIN_PSEUDO = new Set(
  (
    'active any-link empty first-child first-of-type focus focus-visible hover last-child last-of-type link ' +
    'only-child only-of-type visited'
  ).split(' '),
);
const COUNTED_PSEUDO = new Set(['nth-child', 'nth-of-type', 'nth-last-child', 'nth-last-of-type']);
const PLAIN_ATTRIBUTES = new Set(['align', 'dir', 'lang', 'type', 'valign', 'width', 'height', 'bgcolor']);
/** Compounds of one selector. */
const LONGEST = 12;
/** Characters between the brackets of `:nth-child()`. */
const LONGEST_FORMULA = 30;

/** A class or id of the message as it stands in the frame; `''` for one that cannot be written plainly. */
export const ownName = (name: string): string => (NAME.test(name) ? MESSAGE_PREFIX + name : '');

/**
 * Those of a list of selectors that are understood, each below `scope`; `[]` when none is. `html`, `body` and `:root` mean the
 * letter itself. Selectors that could read what stands in attributes or open a door (`:has`, `::before`, `:target` …) are left out, and
 * those with `~`: a browser looks at all brothers of each brother.
 */
export function cleanSelectors(tokens: readonly CssToken[], scope = ''): string[] {
  const found: string[] = [];
  let from = 0;
  let depth = 0;
  for (let at = 0; at <= tokens.length; at += 1) {
    const token = tokens[at];
    if (token?.kind === 'function' || (token?.kind === 'mark' && '(['.includes(token.text))) depth += 1;
    if (token?.kind === 'mark' && ')]'.includes(token.text)) depth -= 1;
    if (token && !(depth === 0 && token.kind === 'mark' && token.text === ',')) continue;
    const selector = new SelectorWriter(tokens.slice(from, at)).write();
    if (selector !== undefined) found.push(`${scope}.${LETTER_CLASS}${selector}`);
    from = at + 1;
  }
  return found;
}

class SelectorWriter {
  readonly #tokens: readonly CssToken[];
  #at = 0;

  constructor(tokens: readonly CssToken[]) {
    this.#tokens = tokens;
  }

  /** What follows `.letter`, combinators in front included. */
  write(): string | undefined {
    let out = '';
    let atRoot = true;
    for (let count = 0; ; count += 1) {
      const combinator = this.#combinator();
      if (this.#at >= this.#tokens.length) return count > 0 && combinator.trim() === '' ? out : undefined;
      if (count >= LONGEST || (count === 0 && combinator.trim() !== '')) return undefined;
      const compound = this.#compound();
      if (!compound) return undefined;
      if (compound.root) {
        if (!atRoot || (count > 0 && !/^ ?>? ?$/.test(combinator))) return undefined;
        out += compound.text;
        continue;
      }
      out += (count === 0 ? ' ' : combinator) + compound.text;
      atRoot = false;
    }
  }

  #peek(): CssToken | undefined {
    return this.#tokens[this.#at];
  }

  #combinator(): string {
    let found = '';
    for (let token = this.#peek(); token; token = this.#peek()) {
      if (token.kind === 'mark' && '>+'.includes(token.text) && found === '') found = token.text;
      else if (token.kind !== 'space') break;
      this.#at += 1;
    }
    return found === '' ? ' ' : ` ${found} `;
  }

  #compound(): { text: string; root: boolean } | undefined {
    const first = this.#peek();
    let text = '';
    let root = false;
    if (first?.kind === 'ident') {
      const name = first.text.toLowerCase();
      root = name === 'html' || name === 'body';
      if (!root && !/^[a-z][a-z0-9]{0,20}$/.test(name)) return undefined;
      text = root ? '' : name;
      this.#at += 1;
    } else if (first?.kind === 'mark' && first.text === '*') {
      text = '*';
      this.#at += 1;
    }
    const before = this.#at;
    for (let token = this.#peek(); token && token.kind !== 'space'; token = this.#peek()) {
      if (token.kind === 'mark' && '>+~'.includes(token.text)) break;
      const isRoot = this.#rootHere();
      if (isRoot) root = true;
      const part = isRoot ? '' : this.#part(token);
      if (part === undefined) return undefined;
      text += part;
    }
    return text === '' && !root && this.#at === before ? undefined : { text, root };
  }

  #rootHere(): boolean {
    const [colon, name] = this.#tokens.slice(this.#at, this.#at + 2);
    if (colon?.kind !== 'mark' || colon.text !== ':' || name?.kind !== 'ident' || name.text.toLowerCase() !== 'root')
      return false;
    this.#at += 2;
    return true;
  }

  #part(token: CssToken): string | undefined {
    this.#at += 1;
    if (token.kind === 'hash')
      return (ownName(token.text) && `#${ownName(token.text)}`.replace(/^#$/, '')) || undefined;
    if (token.kind !== 'mark') return undefined;
    if (token.text === '.') {
      const name = this.#peek();
      this.#at += 1;
      return name?.kind === 'ident' && ownName(name.text) ? `.${ownName(name.text)}` : undefined;
    }
    if (token.text === ':') return this.#pseudo();
    return token.text === '[' ? this.#attribute() : undefined;
  }

  #pseudo(): string | undefined {
    const name = this.#peek();
    this.#at += 1;
    const text = name?.text.toLowerCase() ?? '';
    if (name?.kind === 'ident') return PLAIN_PSEUDO.has(text) ? `:${text}` : undefined;
    if (name?.kind !== 'function' || !COUNTED_PSEUDO.has(text)) return undefined;
    let formula = '';
    for (let token = this.#peek(); token && formula.length <= LONGEST_FORMULA; token = this.#peek()) {
      this.#at += 1;
      if (token.kind === 'mark' && token.text === ')')
        return /^\s*(?:odd|even|[+-]?\d{0,4}n?(?:\s*[+-]\s*\d{1,4})?)\s*$/i.test(formula) && /\w/.test(formula)
          ? `:${text}(${formula.trim()})`
          : undefined;
      formula += token.kind === 'number' && formula !== '' && token.value >= 0 ? `+${written(token)}` : written(token);
    }
    return undefined;
  }

  /** `[class~="x"]` and the like, of attributes that say nothing about the reader. */
  #attribute(): string | undefined {
    const inside: CssToken[] = [];
    for (let token = this.#peek(); token; token = this.#peek()) {
      this.#at += 1;
      if (token.kind === 'mark' && token.text === ']') break;
      if (token.kind !== 'space') inside.push(token);
    }
    const [name, ...rest] = inside;
    const attribute = name?.kind === 'ident' ? name.text.toLowerCase() : '';
    const isName = attribute === 'class' || attribute === 'id';
    if (!isName && !PLAIN_ATTRIBUTES.has(attribute)) return undefined;
    if (rest.length === 0) return `[${attribute}]`;
    const value = rest.at(-1);
    const operator = rest
      .slice(0, -1)
      .map(({ kind, text }) => (kind === 'mark' ? text : '?'))
      .join('');
    if (!/^[~^$*]?=$/.test(operator) || !value || !NAME.test(value.text)) return undefined;
    if (value.kind !== 'string' && value.kind !== 'ident') return undefined;
    if (!isName) return `[${attribute}${operator}"${value.text}"]`;
    if (operator === '=' || operator === '~=')
      return `${attribute === 'class' ? '.' : '#'}${MESSAGE_PREFIX}${value.text}`;
    return `[${attribute}${operator}"${operator === '^=' ? MESSAGE_PREFIX : ''}${value.text}"]`;
  }
}

/** Enough for the formula of `:nth-child()`; anything else makes it one that is not understood. */
function written({ kind, text, value }: CssToken): string {
  if (kind === 'number') return String(value);
  if (kind === 'dimension') return `${String(value)}${text}`;
  return kind === 'ident' || kind === 'mark' || kind === 'space' ? text : '?';
}
