import type { Page } from '@playwright/test';

export interface Fling {
  /** Longest task of the main thread, in ms; 0 when none was over 50 ms (the browser tells of no shorter one). */
  readonly longestTask: number;
  readonly mostRows: number;
  /** Sum of unexpected layout shifts. */
  readonly shift: number;
}

/** Throws the list down in steps of many screens, as a finger or a dragged scrollbar does, and lets it settle. */
export async function flingList(page: Page, steps: number): Promise<Fling> {
  return page.evaluate(async (count) => {
    const box = document.querySelector('.list-scroll');
    if (!box) throw new Error('there is no list');
    let [longestTask, shift, mostRows] = [0, 0, 0];
    const tasks = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longestTask = Math.max(longestTask, duration);
    });
    tasks.observe({ type: 'longtask' });
    const shifts = new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if ('value' in entry && 'hadRecentInput' in entry && entry.hadRecentInput !== true)
          shift += Number(entry.value);
    });
    shifts.observe({ type: 'layout-shift' });
    const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
    const end = box.scrollHeight - box.clientHeight;
    for (let step = 1; step <= count; step += 1) {
      box.scrollTop = (end * step) / count;
      await frame();
      mostRows = Math.max(mostRows, box.querySelectorAll('tbody tr').length);
    }
    for (let rest = 0; rest < 30; rest += 1) await frame();
    for (const entry of tasks.takeRecords()) longestTask = Math.max(longestTask, entry.duration);
    tasks.disconnect();
    shifts.disconnect();
    return { longestTask, mostRows, shift };
  }, steps);
}
