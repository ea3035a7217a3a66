import type Squire from 'squire-rte';

const PAUSE = 400; // ms without a key
const OFTEN = 4000; // ms; somebody who never pauses
const AFTER_PAINT = 50; // ms

/**
 * Where "Undo" goes back to in what is typed: to each pause, and to every few seconds. To write down a long letter for it takes longer
 * than a key may, so that is never done while one is at work, nor while an input method composes or something is selected.
 *
 * @returns something was typed
 */
export function keepUndoPoints(editor: Squire, letter: Element, signal: AbortSignal): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let since: number | undefined;
  let isComposing = false;
  letter.addEventListener('compositionstart', () => void (isComposing = true), { signal });
  letter.addEventListener('compositionend', () => void (isComposing = false), { signal });
  signal.addEventListener('abort', () => clearTimeout(timer));
  const keep = (): void => {
    if (isComposing) {
      timer = setTimeout(keep, PAUSE);
      return;
    }
    since = undefined;
    if (!editor.getSelection().collapsed) return; // what takes its place is an undo point by itself
    editor.modifyDocument(() => editor.saveUndoState());
  };
  const typed = (): void => {
    since ??= Date.now();
    clearTimeout(timer);
    timer = setTimeout(keep, Math.max(AFTER_PAINT, Math.min(PAUSE, since + OFTEN - Date.now())));
  };
  return typed;
}
