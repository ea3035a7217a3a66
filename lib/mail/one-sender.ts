import type { Address } from './address.ts';
import { fieldValues, type HeaderField } from './header-field.ts';
import { parseAddressList } from './parse-address-list.ts';

const LONGEST = 4000;

/**
 * Whom a message is from, as far as others can vouch for it: in lower case, `''` when it names nobody or several, or has
 * several From fields (RFC 5322 §3.6 allows one). Of those, one program checks the first and another shows the last.
 */
export const oneSender = (from: readonly Address[], fields: readonly HeaderField[]): string =>
  from.length === 1 && fieldValues(fields, 'from').length < 2 ? (from[0]?.address.trim().toLowerCase() ?? '') : '';

/** Everybody whom a message says it is from: those that are shown first, then those of further From fields. */
export function allSenders(from: readonly Address[], fields: readonly HeaderField[]): readonly Address[] {
  const written = fieldValues(fields, 'from');
  if (written.length < 2) return from;
  return [...from, ...written.flatMap((value) => parseAddressList(value.slice(0, LONGEST)).addresses)];
}
