/**
 * Sequence numbers of one window of a mailbox in arrival order, without ever naming the others.
 *
 * @param hidden sequence numbers that are left out, ascending.
 * @returns ascending; empty when the window lies behind the end.
 */
export function windowNumbers(
  exists: number,
  hidden: Uint32Array,
  { descending, offset, limit }: { readonly descending: boolean; readonly offset: number; readonly limit: number },
): number[] {
  const total = exists - hidden.length;
  const first = descending ? total - offset - limit + 1 : offset + 1; // counted among the visible, from 1
  const last = descending ? total - offset : Math.min(total, offset + limit);
  const numbers: number[] = [];
  let skipped = 0;
  for (let nth = Math.max(1, first); nth <= last; nth += 1) {
    while (skipped < hidden.length && (hidden[skipped] ?? 0) <= nth + skipped) skipped += 1;
    numbers.push(nth + skipped);
  }
  return numbers;
}
