import { cutText } from '#lib/mail/cut-text.ts';
import { fieldValues, type HeaderField } from '#lib/mail/header-field.ts';
import { listHeaderFields } from './list-header-fields.ts';

const LONGEST = 256 * 1024;
const MOST = 200;

/**
 * Groups of fields parted by empty lines, as reports hold them (RFC 3464 §2.1, RFC 8098 §3.1). At most 256 kB and 200 groups are
 * read; empty groups are left out.
 */
export function readFieldGroups(content: Buffer): HeaderField[][] {
  const text = content.subarray(0, LONGEST).toString('latin1');
  return text
    .split(/\r?\n[ \t]*\r?\n/, MOST)
    .map((group) => listHeaderFields(Buffer.from(group.replace(/^\s+/, ''), 'latin1')))
    .filter((group) => group.length > 0);
}

/** The first value of a field, `''` when there is none. */
export const firstValue = (group: readonly HeaderField[], name: string): string => fieldValues(group, name)[0] ?? '';

/** What follows the type in `rfc822; budi@example.org` or `smtp; 550 …`; comments are no part of it. */
export function typedValue(value: string): { readonly type: string; readonly text: string } {
  const semicolon = value.indexOf(';');
  if (semicolon < 0) return { type: '', text: value.trim() };
  return { type: value.slice(0, semicolon).trim().toLowerCase(), text: value.slice(semicolon + 1).trim() };
}

/** An address of a report, without its type, angle brackets and encodings (xtext of RFC 3461 §4, utf-8-addr of RFC 6533 §3). */
export function reportedAddress(value: string): string {
  const { type, text } = typedValue(value);
  const bare = /<([^<>]*)>/.exec(text)?.[1] ?? text;
  const plain = type === 'utf-8' ? fromUtf8Addr(bare) : fromXtext(bare);
  return cutText(plain.replace(/[\p{Cc}\s]+/gu, ''), 320);
}

/** `+` and `=` are all that programs encode in practice; decoding more would eat tags such as `budi+20`. */
const fromXtext = (text: string): string =>
  text.replace(/\+(2B|3D)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

const fromUtf8Addr = (text: string): string =>
  text.replace(/\\x\{([0-9A-Fa-f]{1,6})\}/g, (whole, hex: string) => {
    const point = Number.parseInt(hex, 16);
    return point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff) ? String.fromCodePoint(point) : whole;
  });
