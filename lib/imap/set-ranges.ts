/**
 * Octets of a sequence set (`1:5,9`, RFC 9051 §9 "sequence-set") read into pairs of first and last, in the order they stand,
 * straight from a server's line: without tokens, whatever the length, and in time linear in it. `*`, numbers outside
 * 1 … 2^32-1 and everything that is no number are skipped; `5:1` means `1:5`.
 *
 * @param at where the set begins; it ends at a blank, a parenthesis or the end of the line.
 */
export function readRanges(line: Buffer, at: number): Uint32Array<ArrayBuffer> {
  let pairs = new Uint32Array(64);
  let count = 0;
  let first = -1;
  let value = 0;
  let digits = 0;
  let good = true;
  const number = (): number => (good && digits > 0 && value >= 1 && value <= 0xffffffff ? value : 0);
  const begin = (): void => {
    value = digits = 0;
    good = true;
  };
  for (let place = at; place <= line.length; place += 1) {
    const byte = line[place] ?? 0x20;
    if (byte >= 0x30 && byte <= 0x39) {
      value = Math.min(value * 10 + byte - 0x30, Number.MAX_SAFE_INTEGER / 16);
      digits += 1;
    } else if (byte === 0x3a && first < 0) {
      first = number();
      begin();
    } else if (byte === 0x2c || ENDS.has(byte)) {
      const last = number();
      const from = first < 0 ? last : first;
      if (from && last) {
        if (count + 2 > pairs.length) {
          const more = new Uint32Array(pairs.length * 2);
          more.set(pairs);
          pairs = more;
        }
        pairs[count] = Math.min(from, last);
        pairs[count + 1] = Math.max(from, last);
        count += 2;
      }
      first = -1;
      begin();
      if (byte !== 0x2c) break;
    } else good = false;
  }
  return pairs.subarray(0, count);
}

const ENDS = new Set([0x20, 0x28, 0x29, 0x0d, 0x0a]);

/** How many numbers the pairs hold. */
export function countRanges(pairs: Uint32Array): number {
  let count = 0;
  for (let at = 0; at + 1 < pairs.length; at += 2) count += (pairs[at + 1] ?? 0) - (pairs[at] ?? 0) + 1;
  return count;
}

/**
 * The numbers of the pairs, ascending, each once.
 *
 * @returns `undefined` when there are more than `most`: a few octets of a hostile server name four thousand million.
 */
export function expandRanges(pairs: Uint32Array, most: number): Uint32Array<ArrayBuffer> | undefined {
  const count = countRanges(pairs);
  if (count > most) return undefined;
  const numbers = new Uint32Array(count);
  let next = 0;
  for (let at = 0; at + 1 < pairs.length; at += 2)
    for (let number = pairs[at] ?? 0; number <= (pairs[at + 1] ?? 0); number += 1) numbers[next++] = number;
  numbers.sort();
  let kept = 0;
  for (const number of numbers) if (kept === 0 || numbers[kept - 1] !== number) numbers[kept++] = number;
  return numbers.subarray(0, kept);
}
