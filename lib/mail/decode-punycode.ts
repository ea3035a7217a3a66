const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const LONGEST = 63; // octets of a label (RFC 1035 §2.3.4)

/**
 * What an `xn--` label of a domain says (RFC 3492, RFC 5891), in lower case; every other label, and one that breaks the rules,
 * as it stands.
 */
export function decodePunycode(label: string): string {
  const lower = label.toLowerCase();
  if (!lower.startsWith('xn--') || lower.length > LONGEST) return lower;
  const decoded = decode(lower.slice(4));
  return decoded === undefined || decoded === '' ? lower : decoded;
}

/** A domain as people read it, each label by {@link decodePunycode}. */
export const readableDomain = (domain: string): string => domain.split('.').map(decodePunycode).join('.');

function decode(text: string): string | undefined {
  const dash = text.lastIndexOf('-');
  const points = Array.from(text.slice(0, Math.max(dash, 0)), (char) => char.charCodeAt(0));
  let point = 128;
  let place = 0;
  let bias = 72;
  for (let at = dash > 0 ? dash + 1 : 0; at < text.length;) {
    const before = place;
    let weight = 1;
    for (let step = BASE; ; step += BASE) {
      const digit = digitOf(text.charCodeAt(at));
      at += 1;
      if (digit === undefined) return undefined;
      place += digit * weight;
      const threshold = step <= bias ? T_MIN : step >= bias + T_MAX ? T_MAX : step - bias;
      if (digit < threshold) break;
      weight *= BASE - threshold;
      if (place > 0x7fffffff || weight > 0x7fffffff) return undefined;
    }
    const count = points.length + 1;
    bias = adapt(place - before, count, before === 0);
    point += Math.floor(place / count);
    place %= count;
    if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return undefined;
    points.splice(place, 0, point);
    place += 1;
  }
  return String.fromCodePoint(...points);
}

function digitOf(code: number): number | undefined {
  if (code >= 0x61 && code <= 0x7a) return code - 0x61;
  if (code >= 0x30 && code <= 0x39) return code - 0x30 + 26;
  return undefined; // also past the end, where it is NaN
}

function adapt(delta: number, count: number, first: boolean): number {
  let rest = Math.floor(delta / (first ? 700 : 2));
  rest += Math.floor(rest / count);
  let steps = 0;
  for (; rest > ((BASE - T_MIN) * T_MAX) / 2; steps += BASE) rest = Math.floor(rest / (BASE - T_MIN));
  return steps + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + 38));
}
