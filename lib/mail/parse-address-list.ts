import type { Address } from './address.ts';
import { oneLine } from './format-address.ts';
import { endOfComment, endOfQuoted } from './scan-quotes.ts';
import { wireAddress } from './wire-address.ts';

const SHOWN = 200;

/**
 * What a person typed or pasted into an address field: names and addresses separated by commas, semicolons or lines.
 *
 * Reads `a@b`, `Name <a@b>`, `"Last, First" <a@b>`, `a@b (Name)`, groups (`friends: a@b, c@d;`, flattened) and addresses
 * separated by blanks alone. Encoded words stay the literal text they are. Domains come out in ASCII. Whatever isn't plainly
 * one address lands in `invalid` (cut to 200 characters) and never in a neighbour. Linear in the length of the text;
 * duplicates are kept; an empty text gives two empty lists.
 */
export function parseAddressList(text: string): { addresses: Address[]; invalid: string[] } {
  const found = { addresses: [] as Address[], invalid: [] as string[] };
  for (const line of text.split(/[\r\n\u2028\u2029]+/)) readLine(line, found);
  return found;
}

interface Found {
  readonly addresses: Address[];
  readonly invalid: string[];
}

/** One entry as far as it has been read: its text, and where comments lie that are no part of an address. */
interface Entry {
  start: number;
  comments: { from: number; to: number }[];
  /** After `>`: only a comment may follow before the next separator. */
  closed: boolean;
  /** No address has begun: what stands here may still be the name of a group. */
  words: boolean;
}

function readLine(line: string, found: Found): void {
  const seek = { '"': true, '(': true }; // false once one of them had no end: then they are ordinary characters
  let entry: Entry = { start: 0, comments: [], closed: false, words: true };
  const next = (start: number, closed = false): void => {
    entry = { start, comments: [], closed, words: true };
  };
  for (let at = 0; at < line.length; at += 1) {
    const char = line[at];
    if (char === '"' || char === '(') {
      const end = seek[char] ? (char === '"' ? endOfQuoted(line, at) : endOfComment(line, at)) : -1;
      if (end < 0) seek[char] = false;
      else {
        if (char === '(') entry.comments.push({ from: at, to: end + 1 });
        at = end;
      }
    } else if (char === '@' || char === '>') entry.words = false;
    else if (char === '<') {
      const end = endOfAngle(line, at);
      if (line[end] !== '>') {
        entry.words = false;
        at = end - 1;
        continue;
      }
      const address = wireAddress(line.slice(at + 1, end).trim());
      const name = phrase(line.slice(entry.start, at));
      if (address !== undefined && name !== undefined) found.addresses.push({ name, address });
      else reject(line.slice(entry.start, end + 1), found);
      next(end + 1, true);
      at = end;
    } else if (char === ',' || char === ';') {
      finish(line, at, entry, found);
      next(at + 1);
    } else if (char === ':' && entry.words) next(at + 1);
  }
  finish(line, line.length, entry, found);
}

/** The end of an entry without angle brackets: bare addresses, perhaps with the name in a comment. */
function finish(line: string, end: number, entry: Entry, found: Found): void {
  let bare = '';
  let from = entry.start;
  for (const comment of entry.comments) {
    bare += `${line.slice(from, comment.from)} `;
    from = comment.to;
  }
  bare = (bare + line.slice(from, end)).trim();
  if (bare === '') {
    if (!entry.closed && entry.comments.length > 0) reject(line.slice(entry.start, end), found);
    return;
  }
  const words = bare.split(/\s+/u);
  const addresses = words.map(wireAddress);
  if (!addresses.every((address) => address !== undefined)) return reject(line.slice(entry.start, end), found);
  const comment = addresses.length === 1 ? entry.comments[0] : undefined;
  const name = comment ? phrase(line.slice(comment.from + 1, comment.to - 1)) : '';
  if (name === undefined) return reject(line.slice(entry.start, end), found);
  for (const address of addresses) found.addresses.push({ name, address });
}

function reject(text: string, found: Found): void {
  const shown = oneLine(text.slice(0, SHOWN * 4)).slice(0, SHOWN);
  if (shown !== '') found.invalid.push(shown.toWellFormed());
}

/** The name in front of an address: unquoted when it is one quoted string; `undefined` when it holds control characters. */
function phrase(text: string): string | undefined {
  const trimmed = text.replaceAll('\t', ' ').trim();
  if (/[\u0000-\u001f\u007f-\u009f]/.test(trimmed)) return undefined;
  const quoted = trimmed.startsWith('"') && endOfQuoted(trimmed, 0) === trimmed.length - 1;
  return oneLine(quoted ? trimmed.slice(1, -1).replace(/\\(.)/gsu, '$1') : trimmed);
}

/** Index of what ends the address after `<`: its `>`, or the separator or bracket before which it is broken off. */
function endOfAngle(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && !'<>,;'.includes(text[at] ?? '')) at += 1;
  return at;
}
