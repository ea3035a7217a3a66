/** `4:7,9` → 4, 5, 6, 7, 9, in the order given (RFC 9051 §9, uid-set). */
export const readUidSet = (set: string): number[] =>
  set.split(',').flatMap((range) => {
    const [first = Number.NaN, last = first] = range.split(':').map(Number);
    return Array.from({ length: Math.abs(last - first) + 1 }, (_, step) => Math.min(first, last) + step);
  });

/** UIDs as a set, runs written as ranges. Takes them ascending. */
export function writeUidSet(uids: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const uid of uids) {
    const last = ranges.at(-1);
    if (last && uid === last[1] + 1) last[1] = uid;
    else ranges.push([uid, uid]);
  }
  return ranges.map(([first, last]) => (first === last ? String(first) : `${String(first)}:${String(last)}`)).join(',');
}
