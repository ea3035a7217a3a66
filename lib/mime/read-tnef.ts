import { readRtf } from './read-rtf.ts';
import { inflateRtf } from './inflate-rtf.ts';
import { readMapi, type MapiValues } from './read-mapi.ts';

/** What is packed in a `winmail.dat`. */
export interface Tnef {
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  readonly files: readonly {
    readonly name: string;
    readonly type: string;
    readonly contentId: string;
    readonly content: Buffer;
  }[];
}

const SIGNATURE = 0x223e9f78;
const MOST_FILES = 1_000;
const SUBJECT = 0x8004;
const BODY = 0x800c;
const TITLE = 0x8010;
const DATA = 0x800f;
const NEW_FILE = 0x9002;
const MESSAGE_VALUES = 0x9003;
const FILE_VALUES = 0x9005;
const CODE_PAGE = 0x9007;

/** Whether octets are Outlook's own packing ([MS-OXTNEF]), whatever they are called. */
export const isTnef = (bytes: Buffer): boolean => bytes.length > 6 && bytes.readUInt32LE(0) === SIGNATURE;

/**
 * Unpacks what Outlook packs into a `winmail.dat`: the letter and its files. Reads what is whole and stops at the first thing
 * that is not; every step goes forward. Files in files stay packed.
 */
export function readTnef(bytes: Buffer): Tnef {
  let charset = 'windows-1252';
  let subject = '';
  let body = '';
  let values: MapiValues = new Map();
  const files: { title: string; data: Buffer | undefined; values: MapiValues }[] = [];
  for (let at = 6; at + 9 <= bytes.length;) {
    const id = bytes.readUInt16LE(at + 1);
    const length = bytes.readUInt32LE(at + 5);
    const data = bytes.subarray(at + 9, at + 9 + length);
    if (data.length < length) break;
    at += 9 + length + 2;
    const file = files.at(-1);
    if (id === NEW_FILE) {
      if (files.length >= MOST_FILES) break;
      files.push({ title: '', data: undefined, values: new Map() });
    } else if (id === CODE_PAGE && data.length >= 4) charset = `windows-${String(data.readUInt32LE(0))}`;
    else if (id === SUBJECT) subject = decode(data, charset);
    else if (id === BODY) body = decode(data, charset);
    else if (id === MESSAGE_VALUES) values = readMapi(data, (raw) => decode(raw, charset));
    else if (file && id === TITLE) file.title = decode(data, charset);
    else if (file && id === DATA) file.data = data;
    else if (file && id === FILE_VALUES) file.values = readMapi(data, (raw) => decode(raw, charset));
  }
  const rich = values.get(0x1009);
  const html = values.get(0x1013);
  const made = Buffer.isBuffer(rich) ? readRtf(inflateRtf(rich)) : { text: '', html: null };
  return {
    subject: textOf(values.get(0x37)) || subject,
    text: textOf(values.get(0x1000)) || body || made.text,
    html: (Buffer.isBuffer(html) ? decode(html, charset) : textOf(html)) || made.html,
    files: files.flatMap(({ title, data, values: own }) => {
      const packed = own.get(0x3701);
      const content = data ?? (Buffer.isBuffer(packed) ? packed : undefined);
      const name = textOf(own.get(0x3707)) || textOf(own.get(0x3704)) || title;
      return content
        ? [{ name, type: textOf(own.get(0x370e)).toLowerCase(), contentId: textOf(own.get(0x3712)), content }]
        : [];
    }),
  };
}

const textOf = (value: string | Buffer | undefined): string => (typeof value === 'string' ? value : '');

function decode(bytes: Buffer, charset: string): string {
  const named = charset === 'windows-65001' ? 'utf-8' : charset;
  try {
    return new TextDecoder(named).decode(bytes).replace(/\0.*$/s, '');
  } catch {
    return new TextDecoder('windows-1252').decode(bytes).replace(/\0.*$/s, ''); // a code page nobody knows
  }
}
