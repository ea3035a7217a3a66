import type Squire from 'squire-rte';
import { NO_FORMATS, readFormats, type Formats } from './read-formats.ts';

const SOON = 60; // ms: what a key did is painted first

/**
 * Tells how the text at the cursor looks whenever that changed: not while a key is at work, but soon after.
 *
 * @returns tells it now
 */
export function tellFormats(editor: Squire, onFormats: (formats: Formats) => void, signal: AbortSignal): () => void {
  let told = NO_FORMATS;
  let undo = { canUndo: false, canRedo: false };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (signal.aborted) return;
    const now: Formats = { ...readFormats(editor), ...undo };
    if ((Object.keys(now) as (keyof Formats)[]).every((name) => now[name] === told[name])) return;
    told = now;
    onFormats(now);
  };
  const tellSoon = (): void => {
    timer ??= setTimeout(tell, SOON);
  };
  for (const type of ['pathChange', 'select', 'cursor'] as const) editor.addEventListener(type, tellSoon);
  editor.addEventListener('undoStateChange', (event: Event) => {
    undo = (event as CustomEvent<typeof undo>).detail;
    tellSoon();
  });
  signal.addEventListener('abort', () => clearTimeout(timer));
  return tell;
}
