/** One property of a vCard or calendar (RFC 6350 §3.3, RFC 5545 §3.1). Hostile text. */
export interface ContentLine {
  /** In lower case; `''` for a line that belongs to none (RFC 6350 §3.3). */
  readonly group: string;
  /** Upper case, without group. */
  readonly name: string;
  /** Names in upper case, to their values, quotes and `^` escapes (RFC 6868) taken off; several values joined by commas. */
  readonly parameters: ReadonlyMap<string, string>;
  /** Unfolded, still escaped. */
  readonly value: string;
  /** The lines as they stand, unfolded, without their end. */
  readonly line: string;
}

const MAX_LINES = 10_000;
const MAX_LENGTH = 65_536;

/**
 * The lines of a vCard or calendar, unfolded and taken apart; lines without a colon are left out. Folds before a blank of any kind, as
 * programs write them. Linear; at most 10,000 lines of 64 kB.
 */
export function readContentLines(text: string): ContentLine[] {
  const lines: ContentLine[] = [];
  for (const raw of text
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]/g, '')
    .split('\n', MAX_LINES)) {
    const line = readContentLine(raw.slice(0, MAX_LENGTH));
    if (line) lines.push(line);
  }
  return lines;
}

/** One unfolded line, of any length, taken apart; `undefined` without a colon. */
export function readContentLine(line: string): ContentLine | undefined {
  const colon = valueStart(line);
  if (colon < 0) return undefined;
  const [head = '', ...rest] = splitOutside(line.slice(0, colon), ';');
  const dot = head.indexOf('.');
  const parameters = new Map<string, string>();
  for (const [name, value] of rest.map(readParameter)) {
    const before = parameters.get(name);
    parameters.set(name, before === undefined ? value : `${before},${value}`);
  }
  return {
    group: head.slice(0, Math.max(dot, 0)).trim().toLowerCase(),
    name: head
      .slice(dot + 1)
      .trim()
      .toUpperCase(),
    parameters,
    value: line.slice(colon + 1),
    line,
  };
}

/** The components of a structured value (`N`, `ADR`, `ORG`; RFC 6350 §6.2.2), without their escapes. */
export function splitComponents(value: string): string[] {
  const parts = [''];
  for (const [piece] of value.matchAll(/\\[\s\S]|[^;\\]+|[;\\]/g)) {
    if (piece === ';') parts.push('');
    else parts.push(`${parts.pop() ?? ''}${piece}`);
  }
  return parts.map(unescapeText);
}

/** A TEXT value (RFC 5545 §3.3.11, RFC 6350 §3.4) without its escapes. */
export const unescapeText = (value: string): string =>
  value.replace(/\\([\s\S])/g, (_, mark: string) => (mark === 'n' || mark === 'N' ? '\n' : mark));

/** A TEXT value with its escapes; controls that no value may hold are left out. */
export const escapeText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    .replace(/[\\,;]/g, '\\$&')
    .replaceAll('\n', '\\n');

/** A line with its end, folded at 75 octets (RFC 6350 §3.2), never inside a character. */
export function foldLine(line: string): string {
  let text = '';
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character);
    if (octets + size > 75) {
      text += '\r\n ';
      octets = 1;
    }
    text += character;
    octets += size;
  }
  return `${text}\r\n`;
}

/** In UTF-8. */
function octetsOf(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x10000 ? 3 : 4;
}

/** Where the colon before the value stands: the first one outside a quoted parameter. */
export function valueStart(text: string): number {
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '"') quoted = !quoted;
    else if (text[at] === ':' && !quoted) return at;
  }
  return -1;
}

/** Pieces between separators that stand outside quotes. */
export function splitOutside(text: string, separator: string): string[] {
  const pieces: string[] = [];
  let quoted = false;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '"') quoted = !quoted;
    else if (text[at] === separator && !quoted) {
      pieces.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...pieces, text.slice(from)];
}

function readParameter(text: string): [string, string] {
  const equals = text.indexOf('=');
  // vCard 2.1 and 3.0 leave the name of TYPE out.
  const [name, value] = equals < 0 ? ['TYPE', text] : [text.slice(0, equals), text.slice(equals + 1)];
  return [
    name.trim().toUpperCase(),
    value.replaceAll('"', '').replace(/\^(['^n])/g, (_, mark: string) => CARETS[mark] ?? mark),
  ];
}

const CARETS: Readonly<Record<string, string>> = { "'": '"', '^': '^', n: '\n' };
