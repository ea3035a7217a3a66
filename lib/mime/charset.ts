import { limitMarks } from '#lib/mail/limit-marks.ts';
import { decodeUtf7 } from './decode-utf7.ts';

/** Names that mail uses and the WHATWG labels of TextDecoder don't know. */
const ALIASES: Readonly<Record<string, string>> = {
  'ansi_x3.4-1986': 'us-ascii',
  cp367: 'us-ascii',
  cp50220: 'iso-2022-jp',
  cp50221: 'iso-2022-jp',
  cp50222: 'iso-2022-jp',
  cp51932: 'euc-jp',
  cp874: 'windows-874',
  cp932: 'shift_jis',
  cp936: 'gbk',
  cp949: 'euc-kr',
  cp950: 'big5',
  'eucjp-ms': 'euc-jp',
  eucjp: 'euc-jp',
  euckr: 'euc-kr',
  'iso-10646-ucs-2': 'utf-16be',
  'iso-2022-jp-1': 'iso-2022-jp',
  'iso-2022-jp-2': 'iso-2022-jp',
  'iso-2022-jp-3': 'iso-2022-jp',
  'iso-2022-jp-ms': 'iso-2022-jp',
  'ks_c_5601-1989': 'euc-kr',
  'sjis-win': 'shift_jis',
  ucs2: 'utf-16be',
  'ucs-2': 'utf-16be',
  uhc: 'euc-kr',
  'unicode-1-1-utf-7': 'utf-7',
  'utf-8-strict': 'utf-8',
  utf7: 'utf-7',
  'x-euc-jp': 'euc-jp',
  'x-gbk': 'gbk',
};

/** Bytes as text that a browser can draw ({@link limitMarks}), and whether that took a guess because the charset was missing, unknown or plainly wrong. */
export function decodeCharset(bytes: Uint8Array, charset: string): { text: string; guessed: boolean } {
  const { text, guessed } = decodeNamed(bytes, charset);
  return { text: limitMarks(text), guessed };
}

function decodeNamed(bytes: Uint8Array, charset: string): { text: string; guessed: boolean } {
  const name = normalized(charset);
  if (name === 'utf-7')
    return {
      text: decodeUtf7(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')),
      guessed: false,
    };
  if (name === '' || name === 'us-ascii' || name === 'ascii') return guess(bytes);
  if (name === 'utf-8' || name === 'utf8') {
    const strict = decodeStrictly(bytes);
    return strict === undefined ? { ...guess(bytes), guessed: true } : { text: strict, guessed: false };
  }
  const decoder = decoderFor(name);
  return decoder ? { text: decoder.decode(bytes), guessed: false } : guess(bytes, true);
}

/** ASCII as it is; else UTF-8 when the bytes are valid UTF-8; else what Western mail programs meant. */
function guess(bytes: Uint8Array, unknown = false): { text: string; guessed: boolean } {
  const strict = decodeStrictly(bytes);
  const ascii = bytes.every((byte) => byte < 0x80);
  return { text: strict ?? new TextDecoder('windows-1252').decode(bytes), guessed: unknown || !ascii };
}

function decodeStrictly(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined; // not UTF-8: the caller has another way
  }
}

function decoderFor(name: string): TextDecoder | undefined {
  try {
    return new TextDecoder(name);
  } catch {
    return undefined; // a label nobody knows
  }
}

/** Lower case, alias resolved, `cp1252` and the like as `windows-1252`. */
function normalized(charset: string): string {
  const name = charset
    .slice(0, 80)
    .trim()
    .toLowerCase()
    .replace(/^["']+|["']+$/g, '');
  const windows = /^(?:cp|ms|win|x-cp|windows)[-_]?(125[0-8])$/.exec(name);
  const iso = /^iso[-_]?8859[-_]?(\d{1,2})$/.exec(name);
  if (windows) return `windows-${windows[1] ?? ''}`;
  if (iso) return `iso-8859-${iso[1] ?? ''}`;
  return Object.hasOwn(ALIASES, name) ? (ALIASES[name] ?? name) : name;
}
