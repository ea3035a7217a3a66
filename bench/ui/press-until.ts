import type { Page } from '@playwright/test';

/** What the page shows when it is done. */
export interface Shown {
  readonly selector: string;
  /** Text that the element begins with; `null`: there is no such element any more. */
  readonly text: string | null;
}

/**
 * Presses a key and waits until the page has painted what came of it.
 *
 * @returns milliseconds from the key event to the frame after the one that showed it.
 */
export async function pressUntil(page: Page, key: string, shown: Shown): Promise<number> {
  await page.evaluate(({ selector, text }) => {
    const isShown = (): boolean => {
      const element = document.querySelector(selector);
      return text === null ? element === null : element?.textContent?.trim().startsWith(text) === true;
    };
    const measured = new Promise<number>((resolve) => {
      const onKey = ({ timeStamp }: KeyboardEvent): void => {
        const look = (): void => {
          if (!isShown()) return;
          observer.disconnect();
          requestAnimationFrame(() => requestAnimationFrame((now) => resolve(now - timeStamp)));
        };
        const observer = new MutationObserver(look);
        observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      };
      document.addEventListener('keydown', onKey, { once: true, capture: true });
    });
    Object.assign(window, { measured });
  }, shown);
  await page.keyboard.press(key);
  return page.evaluate(() => (window as unknown as { measured: Promise<number> }).measured);
}
