/** A piece of a text, with where it begins. */
export interface HitRun {
  readonly at: number;
  readonly text: string;
  readonly hit: boolean;
}

/** More marks in one text help nobody, and each is an element: who says a word a hundred thousand times would hold the page. */
const MOST = 1000;

/** A text cut at each of the words, in any case of letters, `most` times. The pieces put together are the text. */
export function splitHits(text: string, words: readonly string[], most = MOST): HitRun[] {
  if (words.length === 0) return [{ at: 0, text, hit: false }];
  const escaped = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  const runs: HitRun[] = [];
  let from = 0;
  let left = most;
  for (const match of text.matchAll(new RegExp(escaped.join('|'), 'giu'))) {
    if (match[0] === '') continue;
    if (left === 0) break;
    left -= 1;
    if (match.index > from) runs.push({ at: from, text: text.slice(from, match.index), hit: false });
    runs.push({ at: match.index, text: match[0], hit: true });
    from = match.index + match[0].length;
  }
  if (from < text.length || runs.length === 0) runs.push({ at: from, text: text.slice(from), hit: false });
  return runs;
}
