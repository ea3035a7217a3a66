/**
 * The next entry whose label begins with what was typed, after the current one and round to it again; a single letter typed
 * again goes on to the next entry with it. Case and accents don't matter. `-1` when there is none.
 */
export function findTyped(labels: readonly string[], current: number, typed: string): number {
  const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const letters = [...plain(typed)];
  const wanted =
    letters.length > 1 && letters.every((letter) => letter === letters[0]) ? (letters[0] ?? '') : plain(typed);
  if (wanted === '') return -1;
  const first = wanted.length === 1 ? current + 1 : Math.max(current, 0);
  for (let step = 0; step < labels.length; step += 1) {
    const at = (first + step) % labels.length;
    if (plain(labels[at] ?? '').startsWith(wanted)) return at;
  }
  return -1;
}
