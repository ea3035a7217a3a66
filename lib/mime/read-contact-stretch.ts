import { isUtf8 } from 'node:buffer';
import type { ContactFileFormat, ContactStretch } from '#lib/mail/contact-file.ts';
import { decodeCharset } from './charset.ts';
import { readCsvContacts } from './read-csv-contacts.ts';
import { readLdifContacts } from './read-ldif-contacts.ts';
import { readVcardContacts } from './read-vcard-contacts.ts';

/** A stretch of a file of contacts, as the worker gets it. */
export interface StretchTask {
  readonly bytes: Uint8Array;
  readonly format: ContactFileFormat;
  /** `utf-16le`, `utf-16be` as the mark at the beginning of the file says, or `''`: UTF-8 where it is that, else windows-1252. */
  readonly charset: string;
  /** Nothing comes after it. */
  readonly isLast: boolean;
  /** Where it begins; the first line is 1. */
  readonly line: number;
  /** Of CSV: what its columns mean, what they are called, and what stands between them. */
  readonly columns: readonly string[];
  readonly headings: readonly string[];
  readonly comma: string;
}

/** What a reader of one format found in a text: how much of it is done with, in characters. */
export type TextStretch = Omit<ContactStretch, 'used' | 'lines'> & { readonly usedText: number };

/** Reads what is whole in a stretch of a file; the rest waits for more. Linear; never throws on hostile bytes. */
export function readContactStretch(task: StretchTask): ContactStretch {
  const { format, charset, isLast } = task;
  const bytes = Buffer.from(task.bytes.buffer, task.bytes.byteOffset, task.bytes.byteLength);
  const whole = isLast ? bytes : bytes.subarray(0, lastLineEnd(bytes, charset));
  const { text: decoded } = decodeCharset(whole, charset);
  const text = isLast && !decoded.includes('\n') ? decoded.replaceAll('\r', '\n') : decoded; // an old Mac's
  const read = { vcard: readVcardContacts, csv: readCsvContacts, ldif: readLdifContacts }[format];
  const { usedText, ...found } = read(text, task);
  const done = text.slice(0, usedText);
  return {
    ...found,
    used: usedText === text.length ? whole.length : sizeOf(done, charset, whole),
    lines: done.split('\n').length - 1,
  };
}

/** Behind the last line end. */
function lastLineEnd(bytes: Buffer, charset: string): number {
  if (charset === '') return bytes.lastIndexOf(0x0a) + 1;
  const mark = Buffer.from(charset === 'utf-16be' ? [0, 0x0a] : [0x0a, 0]);
  let at = bytes.lastIndexOf(mark);
  while (at > 0 && at % 2 === 1) at = bytes.lastIndexOf(mark, at - 1);
  return at < 0 ? 0 : at + 2;
}

/** Octets of decoded text in its file: windows-1252 has one for each character. The mark of the file's beginning is not in the text. */
function sizeOf(text: string, charset: string, bytes: Buffer): number {
  if (charset !== '') return text.length * 2 + (hasMark(bytes, [0xff, 0xfe]) || hasMark(bytes, [0xfe, 0xff]) ? 2 : 0);
  if (!isUtf8(bytes)) return text.length;
  return Buffer.byteLength(text) + (hasMark(bytes, [0xef, 0xbb, 0xbf]) ? 3 : 0);
}

const hasMark = (bytes: Buffer, mark: readonly number[]): boolean => mark.every((octet, at) => bytes[at] === octet);
