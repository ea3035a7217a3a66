import { splitHits } from '#lib/mail/split-hits.ts';

/** So many marks are enough; a message that says a word a million times is still shown at once. */
const MOST = 1000;

/** Marks words in the text under an element, by splitting its text nodes: no markup is read, none of the message's is changed. */
export function markHits(root: Element, words: readonly string[]): void {
  if (words.length === 0) return;
  const walker = root.ownerDocument.createTreeWalker(root, 4); // NodeFilter.SHOW_TEXT
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  let left = MOST;
  for (const text of texts) {
    if (text.parentElement?.closest('style, script, mark')) continue;
    const runs = splitHits(text.data, words, left);
    if (!runs.some(({ hit }) => hit)) continue;
    const pieces = root.ownerDocument.createDocumentFragment();
    for (const run of runs) {
      if (!run.hit) {
        pieces.append(run.text);
        continue;
      }
      left -= 1;
      const mark = root.ownerDocument.createElement('mark');
      mark.textContent = run.text;
      pieces.append(mark);
    }
    text.replaceWith(pieces);
    if (left === 0) return;
  }
}
