import type { Page } from '@playwright/test';

/** What came over the wire for one load of a page, as it was compressed. */
export interface Weight {
  readonly requests: number;
  readonly bytes: number;
  readonly scriptBytes: number;
}

/** Loads a page with an empty cache and weighs it until nothing has come for half a second; the event stream does not count. */
export async function weighPage(page: Page, url: string): Promise<Weight> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.clearBrowserCache');
  const types = new Map<string, string>();
  const sizes = new Map<string, number>();
  session.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => sizes.set(requestId, encodedDataLength));
  await page.goto(url, { waitUntil: 'load' });
  let last = -1;
  while (last !== sizes.size) {
    last = sizes.size;
    await page.waitForTimeout(500);
  }
  await session.detach();
  const all = [...sizes].filter(([id]) => types.get(id) !== 'EventSource');
  const sum = (some: readonly (readonly [string, number])[]): number =>
    some.reduce((total, [, size]) => total + size, 0);
  return {
    requests: all.length,
    bytes: sum(all),
    scriptBytes: sum(all.filter(([id]) => types.get(id) === 'Script')),
  };
}
