import type { Page } from '@playwright/test';

/** Sum of the layout shifts since the page began to load that nobody's press explains; 0 when nothing moved. */
export const shiftOf = (page: Page): Promise<number> =>
  page.evaluate(() => {
    let sum = 0;
    const observer = new PerformanceObserver(() => undefined);
    observer.observe({ type: 'layout-shift', buffered: true });
    for (const entry of observer.takeRecords())
      if ('value' in entry && 'hadRecentInput' in entry && entry.hadRecentInput !== true) sum += Number(entry.value);
    observer.disconnect();
    return sum;
  });
