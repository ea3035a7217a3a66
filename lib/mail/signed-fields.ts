import { fieldValues, type HeaderField } from './header-field.ts';
import type { DkimCheck } from './trusted-checks.ts';

const LONGEST = 8192;

/**
 * Whether a DKIM signature that passed covers all of these fields (RFC 6376 §3.5 `h=`), and each of them stands once: a second one
 * could have been put there by anybody. Where the server does not tell which of several signatures of a domain passed, each of
 * them must cover them.
 *
 * @param names of fields, in lower case.
 */
export function coversFields(
  fields: readonly HeaderField[],
  checks: readonly DkimCheck[],
  names: readonly string[],
): boolean {
  if (names.some((name) => fieldValues(fields, name).length !== 1)) return false;
  const signatures = fieldValues(fields, 'dkim-signature').slice(0, 20).map(readTags);
  return checks.some(({ result, domain, selector, signature }) => {
    if (result !== 'pass' || domain === '') return false;
    const own = signatures.filter(
      (tags) =>
        tags.get('d')?.toLowerCase() === domain &&
        (selector === '' || tags.get('s')?.toLowerCase() === selector) &&
        (signature === '' || (tags.get('b') ?? '').startsWith(signature)),
    );
    return own.length > 0 && own.every((tags) => coversAll(tags.get('h') ?? '', names));
  });
}

function coversAll(list: string, names: readonly string[]): boolean {
  const signed = new Set(list.toLowerCase().split(':'));
  return names.every((name) => signed.has(name));
}

/** `tag=value` pairs (RFC 6376 §3.2), the first of each; blanks within values mean nothing there. */
function readTags(value: string): Map<string, string> {
  const tags = new Map<string, string>();
  for (const one of value.slice(0, LONGEST).split(';')) {
    const equals = one.indexOf('=');
    const name = one.slice(0, Math.max(0, equals)).trim().toLowerCase();
    if (name !== '' && !tags.has(name)) tags.set(name, one.slice(equals + 1).replace(/\s+/g, ''));
  }
  return tags;
}
