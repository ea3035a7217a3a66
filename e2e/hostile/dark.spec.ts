import { expect, test } from '../fixtures/test.ts';
import { TURN, WHOLE } from './hostile-run.ts';
import { designedLetters } from './letters/designed-letters.ts';
import { worstContrast, type Contrast } from './letters/worst-contrast.ts';
import { armed, payloads, sampleOf } from './payloads/index.ts';
import { quietPage } from './quiet-page.ts';
import { readPayloads, storeBodies } from './read-payloads.ts';

/** WCAG 2 AA. */
const READABLE = 4.5;

test.describe.configure({ timeout: WHOLE ? 3_600_000 : 240_000 });

test('every designed letter can be read in the dark, whatever its colours', async ({ newUser, signedIn }) => {
  const user = await newUser();
  const letters = designedLetters();
  const addresses = await storeBodies(
    user,
    letters.map(({ html }) => html),
  );
  const { page } = await signedIn(user, { colorScheme: 'dark' });
  const unreadable: string[] = [];
  for (const [nth, address] of addresses.entries()) {
    await page.goto(address);
    await expect(page.locator('.body-place[aria-busy="false"]')).toBeVisible();
    let worst: Contrast | undefined;
    await expect
      .poll(async () => (worst = await page.evaluate(worstContrast)).ratio)
      .toBeGreaterThanOrEqual(READABLE)
      .catch(() => unreadable.push(`${letters[nth]?.name ?? ''}: ${JSON.stringify(worst)}`));
  }
  expect(unreadable).toEqual([]);
});

test('a letter with dark colours of its own is shown in them, any other in ours or as it was written', async ({
  newUser,
  signedIn,
}) => {
  const user = await newUser();
  const [newsletter, own] = designedLetters();
  const [first = '', second = ''] = await storeBodies(user, [newsletter?.html ?? '', own?.html ?? '']);
  const { page } = await signedIn(user, { colorScheme: 'dark' });
  const letter = page.frameLocator('iframe.body-frame');
  await page.goto(second);
  await expect(letter.locator('.m-a')).toHaveCSS('background-color', 'rgb(0, 51, 0)');
  await expect(letter.locator('.m-a')).toHaveCSS('color', 'rgb(204, 255, 204)');
  await page.goto(first);
  await expect(letter.locator('.m-card')).toHaveCSS('background-color', 'rgb(31, 27, 24)');
  await page.locator('summary').filter({ hasText: 'Display' }).click();
  await page.getByRole('button', { name: 'Original colours', exact: true }).click();
  await expect(letter.locator('.m-card')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
});

test('no hostile body runs in the dark, where its colours are looked at and changed', async ({
  newUser,
  signedIn,
  browser,
}) => {
  const chosen = sampleOf(payloads(), WHOLE ? 8 : 300, TURN);
  const user = await newUser();
  const addresses = await storeBodies(user, chosen.map(armed));
  const { page, ran, context } = await quietPage(browser, await signedIn(user), { colorScheme: 'dark' });
  await readPayloads(page, addresses);
  expect([...ran].map((id) => chosen[id])).toEqual([]);
  await context.close();
});
