/**
 * How well a label answers what was typed: 0 not at all, more is better. All letters must come in their order; beginnings of
 * words count more than the middle, letters side by side more than scattered ones, short labels more than long ones. Case and
 * accents don't matter. Nothing typed fits everything.
 */
export function matchWords(label: string, typed: string): number {
  const text = plain(label);
  const wanted = plain(typed).replace(/\s+/g, '');
  if (wanted === '') return 1;
  const whole = text.indexOf(plain(typed).trim());
  if (whole >= 0) return 1000 + (whole === 0 ? 200 : isBeginning(text, whole) ? 100 : 0) - Math.min(text.length, 90);
  let score = 100;
  let at = -1;
  for (const letter of wanted) {
    const next = findLetter(text, letter, at + 1);
    if (next < 0) return 0;
    score += next === at + 1 ? 10 : isBeginning(text, next) ? 8 : -Math.min(next - at, 10);
    at = next;
  }
  return Math.max(1, score - text.length / 10);
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const isBeginning = (text: string, at: number): boolean => at === 0 || /[\s/.:_-]/.test(text[at - 1] ?? '');

/** The letter at the beginning of a later word if there is one, else wherever it comes next. */
function findLetter(text: string, letter: string, from: number): number {
  const near = text.indexOf(letter, from);
  if (near === from) return near;
  for (let at = near; at >= 0; at = text.indexOf(letter, at + 1)) if (isBeginning(text, at)) return at;
  return near;
}
