import type { Page } from '@playwright/test';

/** Waits until nothing has come for half a second. The event stream stays open for good, so the browser never calls itself idle. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const answers = (): number => performance.getEntriesByType('resource').length;
    for (let [before, now] = [-1, answers()]; before !== now; [before, now] = [now, answers()])
      await new Promise((resolve) => setTimeout(resolve, 500));
  });
}
