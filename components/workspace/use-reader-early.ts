import { useEffect } from 'react';
import { prepareCleaner } from '#lib/client/index.ts';
import type { Locale } from '#lib/i18n/index.ts';
import { loadCards } from './load-cards.ts';
import { loadReader } from './load-reader.ts';
import type { WorkspaceCore } from './workspace-core.ts';

/** Signs of somebody who may open a message next. */
const SIGNS = ['pointermove', 'pointerdown', 'touchstart', 'keydown', 'wheel'] as const;

/** Milliseconds that a list is looked at before a message of it is opened, at least. */
const LOOKS = 2_000;

/** Fetches what shows messages as soon as somebody is there or had time to look: after the list was drawn, before a message is opened. */
export function useReaderEarly(core: WorkspaceCore, locale: Locale): void {
  useEffect(() => {
    if (core.reader.get()) return;
    const stop = new AbortController();
    const load = (): void => {
      clearTimeout(timer);
      stop.abort();
      const all = [loadReader(core), loadCards(locale), ...(core.preferHtml ? [prepareCleaner()] : [])];
      Promise.all<unknown>(all).catch(() => undefined); // whoever opens a message tries again, and says so
    };
    const timer = setTimeout(load, LOOKS);
    for (const sign of SIGNS)
      window.addEventListener(sign, load, { capture: true, passive: true, signal: stop.signal });
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [core, locale]);
}
