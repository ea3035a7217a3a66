import { expect, test } from './fixtures/test.ts';
import { runState } from './fixtures/run-state.ts';

test('every Tupai of this run shows its sign-in page to whoever opens it', async ({ browser }) => {
  for (const { origin, base, name } of Object.values(runState().tupais)) {
    const page = await browser.newPage();
    await page.goto(`${origin}${base}`);
    await expect(page.getByLabel('Password', { exact: true }), name).toBeVisible();
    expect(new URL(page.url()).pathname).toBe(`${base}/login`);
    await page.close();
  }
});
