import type { Page } from '@playwright/test';

/** What the page shows when it is done. */
export interface Shown {
  readonly selector: string;
  /** Text that the element begins with, `''` for any; `null`: there is no such element any more. */
  readonly text: string | null;
}

/** Milliseconds. */
const PATIENCE = 30_000;

/**
 * Does something and waits until the page has painted what came of it.
 *
 * @param event the first one that the page hears of it
 * @returns milliseconds from that event until the frame that shows it was painted
 */
export async function paintedAfter(
  page: Page,
  event: 'keydown' | 'pointerdown',
  act: () => Promise<void>,
  ...shown: readonly Shown[]
): Promise<number> {
  await page.evaluate(
    ({ type, wanted, limit }) => {
      const isShown = (): boolean =>
        wanted.every(({ selector, text }) => {
          const element = document.querySelector(selector);
          return text === null ? element === null : element?.textContent?.trim().startsWith(text) === true;
        });
      const measured = new Promise<number>((resolve, reject) => {
        setTimeout(() => reject(new Error(`${type} brought nothing in ${String(limit)} ms`)), limit);
        /** What is posted in a frame is heard after that frame was painted. */
        const onFrame = (began: number): void => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now() - began);
          port2.postMessage(null);
        };
        const onEvent = ({ timeStamp }: Event): void => {
          const look = (): void => {
            if (!isShown()) return;
            observer.disconnect();
            requestAnimationFrame(() => onFrame(timeStamp));
          };
          const observer = new MutationObserver(look);
          observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
        };
        document.addEventListener(type, onEvent, { once: true, capture: true });
      });
      Object.assign(window, { measured });
    },
    { type: event, wanted: shown, limit: PATIENCE },
  );
  await act();
  return page.evaluate(() => (window as unknown as { measured: Promise<number> }).measured);
}
