import { decodeCleanBase64 } from './decode-clean-base64.ts';

/**
 * A stream that undoes a Content-Transfer-Encoding (RFC 2045 §6) piece by piece: `base64`, `quoted-printable`, and everything
 * else passed through. Tolerant: junk between base64 letters is skipped, several padded runs in a row are read on, a wrong
 * `=xy` stays as it stands. Blanks at line ends are kept: today they are text whose writer forgot to encode them. Linear.
 */
export function decodeTransfer(encoding: string): TransformStream<Uint8Array, Uint8Array> {
  const decoder = transferDecoder(encoding);
  return new TransformStream({
    transform(chunk, controller) {
      const bytes = decoder.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
      if (bytes.length > 0) controller.enqueue(bytes);
    },
    flush(controller) {
      const bytes = decoder.end();
      if (bytes.length > 0) controller.enqueue(bytes);
    },
  });
}

/** Whether there is anything to undo. */
export const isEncoded = (encoding: string): boolean => /^\s*(?:base64|quoted-printable)\s*$/i.test(encoding);

/** The same for bytes that are all there. */
export function decodeTransferBytes(bytes: Buffer, encoding: string): Buffer {
  const decoder = transferDecoder(encoding);
  const start = decoder.push(bytes);
  const end = decoder.end();
  return end.length === 0 ? start : Buffer.concat([start, end]);
}

interface TransferDecoder {
  push(chunk: Buffer): Buffer;
  end(): Buffer;
}

const NOTHING = Buffer.alloc(0);

function transferDecoder(encoding: string): TransferDecoder {
  const name = encoding.trim().toLowerCase();
  if (name === 'base64') return base64Decoder();
  if (name === 'quoted-printable') return quotedPrintableDecoder();
  return { push: (chunk) => chunk, end: () => NOTHING };
}

/** Value of each base64 letter, and of what is none. */
const PADDING_LETTER = 64;
const JUNK = 65;
const SEXTETS = new Uint8Array(256).fill(JUNK);
for (const [value, letter] of [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].entries())
  SEXTETS[letter.charCodeAt(0)] = value;
SEXTETS[0x3d] = PADDING_LETTER;

function base64Decoder(): TransferDecoder {
  let bits = 0;
  let held = 0; // sextets in `bits`, 0–3
  return {
    push(chunk) {
      const out = Buffer.allocUnsafe(Math.ceil(((chunk.length + held) * 3) / 4) + 3);
      let length = 0;
      let at = 0;
      while (held > 0 && at < chunk.length) length = letter(chunk[at++], out, length); // a group that was cut before
      const clean = decodeCleanBase64(chunk, at, out, length);
      if (clean) [at, length] = [clean.read, clean.written];
      while (at < chunk.length) length = letter(chunk[at++], out, length);
      return out.subarray(0, length);
    },
    end() {
      const out = Buffer.allocUnsafe(2);
      return out.subarray(0, rest(out, 0));
    },
  };

  function letter(byte: number | undefined, out: Buffer, at: number): number {
    const value = byte === undefined ? JUNK : (SEXTETS[byte] ?? JUNK);
    if (value === PADDING_LETTER) return rest(out, at);
    if (value > PADDING_LETTER) return at;
    bits = (bits << 6) | value;
    held += 1;
    if (held < 4) return at;
    out[at] = bits >> 16;
    out[at + 1] = (bits >> 8) & 0xff;
    out[at + 2] = bits & 0xff;
    bits = held = 0;
    return at + 3;
  }

  /** The one or two octets of a group cut short by padding or by the end. */
  function rest(out: Buffer, at: number): number {
    let length = at;
    if (held === 3) out[length++] = (bits >> 10) & 0xff;
    if (held === 3) out[length++] = (bits >> 2) & 0xff;
    if (held === 2) out[length++] = (bits >> 4) & 0xff;
    bits = held = 0;
    return length;
  }
}

/** Longest run of blanks between `=` and its line end that still counts as a soft line break. */
const PADDING = 80;

function quotedPrintableDecoder(): TransferDecoder {
  let tail: Buffer = NOTHING; // an `=` and what followed it, not yet enough to decide
  const decode = (input: Buffer, last: boolean): Buffer => {
    const out = Buffer.allocUnsafe(input.length);
    let length = 0;
    let at = 0;
    tail = NOTHING;
    while (at < input.length) {
      const equals = input.indexOf(0x3d, at);
      const upTo = equals < 0 ? input.length : equals;
      length += input.copy(out, length, at, upTo);
      if (equals < 0) break;
      const high = hex(input[equals + 1]);
      const low = hex(input[equals + 2]);
      if (high >= 0 && low >= 0) {
        out[length++] = high * 16 + low;
        at = equals + 3;
        continue;
      }
      const end = softBreak(input, equals, last);
      if (end === undefined) {
        tail = input.subarray(equals);
        break;
      }
      if (end === equals) out[length++] = 0x3d;
      at = end === equals ? equals + 1 : end;
    }
    return out.subarray(0, length);
  };
  return {
    push: (chunk) => decode(tail.length > 0 ? Buffer.concat([tail, chunk]) : chunk, false),
    end: () => (tail.length > 0 ? decode(tail, true) : NOTHING),
  };
}

/** Index behind a soft line break that starts at `equals`; `equals` itself when it is none; `undefined` to wait for more. */
function softBreak(input: Buffer, equals: number, last: boolean): number | undefined {
  let at = equals + 1;
  while (at < input.length && at - equals <= PADDING && (input[at] === 0x20 || input[at] === 0x09)) at += 1;
  const more = input[at];
  if (more === undefined) return last ? at : undefined;
  if (more === 0x0a) return at + 1;
  if (more === 0x0d) {
    if (at + 1 >= input.length && !last) return undefined;
    return input[at + 1] === 0x0a ? at + 2 : at + 1;
  }
  return at === equals + 1 && hex(more) >= 0 && input[equals + 2] === undefined && !last ? undefined : equals;
}

function hex(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
