/** Texts and octets by property id; numbers and dates are left out. */
export type MapiValues = ReadonlyMap<number, string | Buffer>;

const MOST = 10_000;
/** Octets of the values of one size. */
const SIZES: Readonly<Record<number, number>> = {
  0x02: 4,
  0x03: 4,
  0x04: 4,
  0x05: 8,
  0x06: 8,
  0x07: 8,
  0x0a: 4,
  0x0b: 4,
  0x14: 8,
  0x40: 8,
  0x48: 16,
};
const OBJECT = 0x0d;
const TEXT = 0x1e;
const UNICODE = 0x1f;
const BINARY = 0x102;
const MANY = 0x1000;

/** A list of MAPI properties as TNEF writes it ([MS-OXTNEF] §2.1.3.4), the first value of each. Stops at what is not whole. */
export function readMapi(bytes: Buffer, decode: (raw: Buffer) => string): MapiValues {
  const values = new Map<number, string | Buffer>();
  let at = 0;
  const number = (): number => {
    const value = at + 4 <= bytes.length ? bytes.readUInt32LE(at) : 0;
    at += 4;
    return value;
  };
  const count = Math.min(MOST, number());
  for (let nth = 0; nth < count && at + 4 <= bytes.length; nth += 1) {
    const head = number();
    const type = head & 0xefff;
    const id = head >>> 16;
    if (id >= 0x8000) {
      at += 16;
      if (number() === 1) at += padded(number());
      else at += 4;
    }
    const size = SIZES[type];
    if (size !== undefined) {
      at += size * ((head & MANY) === 0 ? 1 : Math.min(MOST, number()));
      continue;
    }
    if (type !== TEXT && type !== UNICODE && type !== BINARY && type !== OBJECT) break;
    for (let left = Math.min(MOST, number()); left > 0 && at < bytes.length; left -= 1) {
      const length = number();
      const raw = bytes.subarray(at, at + length);
      at += padded(length);
      if (raw.length < length || values.has(id)) continue;
      if (type === TEXT) values.set(id, decode(raw));
      else if (type === UNICODE) values.set(id, raw.toString('utf16le').replace(/\0.*$/s, ''));
      else values.set(id, type === OBJECT ? raw.subarray(16) : raw);
    }
  }
  return values;
}

const padded = (length: number): number => Math.ceil(length / 4) * 4;
