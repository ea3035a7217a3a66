import type { Address } from '#lib/mail/address.ts';
import { oneLine } from '#lib/mail/format-address.ts';
import { wireAddress } from '#lib/mail/wire-address.ts';
import { AppError } from '../errors.ts';
import { encodeWords } from './encode-words.ts';

const WIDTH = 76;
const ATOMS = /^[A-Za-z0-9!#$%&'*+/?^_`{|}~ -]{1,200}$/;
/** Without quote and backslash: mutt drops those from quoted strings, but reads them right from encoded words. */
const QUOTABLE = /^[\x20-\x21\x23-\x5b\x5d-\x7e]{1,200}$/;

/**
 * An address header (RFC 5322 §3.4) with its line end, one address a line; `''` for an empty list. Names beyond ASCII, long
 * ones and those that look like encoded words are encoded; controls and line ends in names become blanks.
 *
 * @throws AppError input.invalid for an address that may not go on the wire.
 */
export function addressHeader(field: string, addresses: readonly Address[]): string {
  if (addresses.length === 0) return '';
  return `${field}: ${addresses.map(encodeAddress).join(',\r\n ')}\r\n`;
}

function encodeAddress({ name, address }: Address): string {
  const wire = wireAddress(address);
  if (wire === undefined) throw new AppError('input.invalid', { detail: oneLine(address).slice(0, 200) });
  const phrase = encodePhrase(oneLine(name));
  return phrase === '' ? wire : `${phrase}${phrase.includes('\r\n') ? '\r\n ' : ' '}<${wire}>`;
}

function encodePhrase(name: string): string {
  if (name === '' || ATOMS.test(name)) return name;
  if (QUOTABLE.test(name) && !name.includes('=?')) return `"${name}"`;
  return encodeWords(name);
}

/** An unstructured header (Subject) with its line end, folded at blanks or encoded; controls and line ends become blanks. */
export function textHeader(field: string, text: string): string {
  const line = text.replace(/\p{Cc}+/gu, ' ').trim();
  const plain =
    /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/.test(line) && !line.includes('=?')
      ? foldWords(`${field}:`, line.split(' '))
      : undefined;
  return `${plain ?? `${field}: ${encodeWords(line)}`}\r\n`;
}

/** Words joined by blanks or folds; `undefined` when one is too long for a line. */
function foldWords(field: string, words: readonly string[]): string | undefined {
  const lines: string[] = [];
  let line = field;
  for (const word of words) {
    if (word.length > WIDTH - 1) return undefined;
    if (line.length + 1 + word.length > WIDTH && line !== field) {
      lines.push(line);
      line = '';
    }
    line += ` ${word}`;
  }
  return [...lines, line].join('\r\n');
}
