import { splitHits } from '#lib/mail/split-hits.ts';

/** A text with what was searched for marked in it. */
export function MarkedText({ text, words }: { readonly text: string; readonly words: readonly string[] }) {
  if (words.length === 0) return text;
  return splitHits(text, words).map((run) => (run.hit ? <mark key={run.at}>{run.text}</mark> : run.text));
}
