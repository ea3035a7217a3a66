/** Some of the octets of something (RFC 9110 §14.1.2): from `first` to `last`, both included; or the last `suffix` ones. */
export type ByteRange = { readonly first: number; readonly last: number | null } | { readonly suffix: number };

/** From `start` up to, not including, `end`. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

/** Where a range lies in `size` octets; `null` when it lies outside, as every range of nothing does. */
export function placeRange(range: ByteRange, size: number): Extent | null {
  if ('suffix' in range)
    return range.suffix > 0 && size > 0 ? { start: Math.max(0, size - range.suffix), end: size } : null;
  const { first, last } = range;
  return first < size ? { start: first, end: Math.min(size, (last ?? size) + 1) } : null;
}

/**
 * What a Range header asks for. Only one range of octets is read; several, another unit or nonsense are `null`, which
 * means everything (RFC 9110 §14.2 allows that).
 */
export function parseRange(header: string | null): ByteRange | null {
  const [, first = '', last = ''] = /^\s*bytes\s*=\s*(\d{0,15})-(\d{0,15})\s*$/i.exec(header ?? '') ?? [];
  if (first === '') return last === '' ? null : { suffix: Number(last) };
  if (last === '') return { first: Number(first), last: null };
  return Number(last) < Number(first) ? null : { first: Number(first), last: Number(last) };
}
