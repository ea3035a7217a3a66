import type { CDPSession, Page } from '@playwright/test';

/** What a page is slowed down to. */
export interface Slowness {
  /** Times slower than this machine. */
  readonly cpu?: number;
  /** Milliseconds that each request waits. */
  readonly latency?: number;
  /** Bits a second in both directions; unlimited when missing. */
  readonly bits?: number;
}

/** A slow phone on a slow line; with nothing given, this machine again. */
export async function slowDown(page: Page, { cpu = 1, latency = 0, bits }: Slowness): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const throughput = bits === undefined ? -1 : bits / 8;
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  return session;
}
