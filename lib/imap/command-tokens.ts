import { AppError } from '../errors.ts';
import { isKeyword } from '../mail/flags.ts';
import type { Token } from './imapflow-internals.ts';

export const atom = (value: string): Token => ({ type: 'ATOM', value });
export const atoms = (...values: readonly string[]): Token[] => values.map(atom);

/** A quoted string; the compiler escapes it and refuses CR, LF and NUL. */
export const quoted = (value: string): Token => ({ type: 'STRING', value });

/** A sequence set; the compiler refuses everything outside its alphabet. */
export const sequence = (value: string): Token => ({ type: 'SEQUENCE', value });

export const isAscii = (text: string): boolean => [...text].every((char) => char < '\u0080');

/** Text to search for: quoted when it is ASCII, else a UTF-8 literal (RFC 9051 §4.3 knows no 8-bit quoted strings). */
export const searchText = (value: string): Token =>
  isAscii(value) ? quoted(value) : { type: 'LITERAL', value: Buffer.from(value) };

/** Flags as a list. @throws AppError input.invalid for one that is no flag (RFC 9051 §9 "flag") or is the server's own. */
export function flagList(flags: readonly string[]): Token {
  return flags.map((flag) => {
    if (!isKeyword(flag.replace(/^\\/, '')) || /^\\recent$/i.test(flag))
      throw new AppError('input.invalid', { field: 'flags' });
    return atom(flag);
  });
}
