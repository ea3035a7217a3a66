import { useEffect } from 'react';
import { loadReader } from './load-reader.ts';
import type { WorkspaceCore } from './workspace-core.ts';

/** Signs of somebody who may open a message next. */
const SIGNS = ['pointermove', 'pointerdown', 'touchstart', 'keydown', 'wheel'] as const;

/** Fetches what shows messages as soon as somebody is there: after the list was drawn, before a message is opened. */
export function useReaderEarly(core: WorkspaceCore): void {
  useEffect(() => {
    if (core.reader.get()) return;
    const stop = new AbortController();
    const load = (): void => {
      stop.abort();
      loadReader(core).catch(() => undefined); // whoever opens a message tries again, and says so
    };
    for (const sign of SIGNS)
      window.addEventListener(sign, load, { capture: true, passive: true, signal: stop.signal });
    return () => stop.abort();
  }, [core]);
}
