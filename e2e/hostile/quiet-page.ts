import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { Tupai } from '../pages/tupai.ts';
import { countRuns } from './probe.ts';

export interface QuietPage {
  readonly page: Page;
  /** Numbers of the payloads that ran. */
  readonly ran: Set<number>;
  readonly context: BrowserContext;
}

/** A page of the same person, whose console nobody listens to: the browser says there what it refused to run. */
export async function quietPage(
  browser: Browser,
  tupai: Tupai,
  how: { readonly colorScheme?: 'light' | 'dark' } = {},
): Promise<QuietPage> {
  const context = await browser.newContext({ storageState: await tupai.page.context().storageState(), ...how });
  const page = await context.newPage();
  const ran = await countRuns(page);
  await page.goto(tupai.page.url());
  return { page, ran, context };
}
