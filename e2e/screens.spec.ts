import { AxeBuilder } from '@axe-core/playwright';
import type { Locator } from '@playwright/test';

import { expect, test } from './fixtures/test.ts';
import { fillScreens, SCREENS, SURFACES } from './pages/screens.ts';
import type { Tupai } from './pages/tupai.ts';

async function faultsOf(tupai: Tupai): Promise<string[]> {
  // The frame of a message runs nothing, not even this; what stands in it is the sender's.
  const { violations } = await new AxeBuilder({ page: tupai.page }).exclude('iframe').analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

async function expectNoSideways(tupai: Tupai, name: string): Promise<void> {
  const [room, needed] = await tupai.page.evaluate(() => [window.innerWidth, document.documentElement.scrollWidth]);
  expect.soft(needed, `${name} scrolls sideways`).toBeLessThanOrEqual(room ?? 0);
}

const THEMES = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  'high contrast': { colorScheme: 'light', contrast: 'more' },
  'colours of the system': { forcedColors: 'active' },
  stillness: { reducedMotion: 'reduce' },
} as const;
const WIDTHS = [320, 390, 820, 1440] as const;
const ALL = process.env['TEST_ALL'] === '1';
/** Stillness changes no colour and no size: `npm run test:all` looks at it, every run at the others. */
const themes = Object.entries(THEMES).slice(0, ALL ? 5 : 4);

/**
 * In the full run all of it in each theme at each width. Otherwise each screen takes its turn at each width, another one in each theme, and
 * what opens over a screen takes its turn in each theme.
 */
for (const [themeAt, [theme, look]] of themes.entries())
  for (const width of ALL ? WIDTHS : [undefined])
    test(`no screen has a barrier or runs over its edge, in ${theme}${width ? `, ${String(width)} px` : ''}`, async ({
      newUser,
      open,
    }) => {
      test.setTimeout(900_000);
      const user = await fillScreens(await newUser());
      const tupai = await open(look);
      const { page } = tupai;
      if (width) await page.setViewportSize({ width, height: 800 });
      await tupai.openSignIn();
      expect(await faultsOf(tupai), 'signing in').toEqual([]);
      await tupai.enterPassword(user.login, user.password);
      await tupai.list.isOpen('Inbox');
      const surfaces = Object.entries(SURFACES).filter((_, at) => ALL || at % themes.length === themeAt);
      for (const [at, [name, go]] of [...Object.entries(SCREENS), ...surfaces].entries()) {
        const wide = width ?? WIDTHS[(at + themeAt) % WIDTHS.length] ?? 320;
        await test.step(`${name}, ${String(wide)} px`, async () => {
          await page.setViewportSize({ width: wide, height: 800 });
          await go(tupai);
          expect.soft(await faultsOf(tupai), `${name}, ${String(wide)} px`).toEqual([]);
          await expectNoSideways(tupai, `${name}, ${String(wide)} px`);
        });
      }
    });

test('at 400 % folder, search, selection and message are read by scrolling one way', async ({ newUser, signedIn }) => {
  test.setTimeout(180_000);
  const user = await fillScreens(await newUser());
  const tupai = await signedIn(user, { viewport: { width: 320, height: 256 } });
  for (const name of [
    'inbox',
    'an empty folder',
    'search results',
    'found in all folders',
    'conversations',
    'a selection',
    'a message',
  ])
    await test.step(name, async () => {
      await SCREENS[name]?.(tupai);
      await expectNoSideways(tupai, name);
    });
});

test('where the system gives the colours, what is current or ticked can still be told', async ({
  newUser,
  signedIn,
}) => {
  const tupai = await signedIn(await fillScreens(await newUser()), {
    forcedColors: 'active',
    viewport: { width: 1440, height: 900 },
  });
  const { page, list } = tupai;
  await expect(page.getByRole('grid')).toBeVisible();
  await list.select('Newsletter');
  const ground = (of: Locator): Promise<string> => of.evaluate((one) => getComputedStyle(one).backgroundColor);
  const [ticked, other] = [list.row('Newsletter'), list.row('Undangan rapat')];
  await expect.poll(async () => (await ground(ticked)) === (await ground(other))).toBe(false);
  const here = tupai.folders.locator('[aria-current]');
  expect(await ground(here)).not.toBe(await ground(tupai.folders.locator('a.rail-entry:not([aria-current])').first()));
  await page.keyboard.press('Tab');
  const ring = await page.evaluate(() => {
    const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body);
    return `${outlineStyle} ${outlineWidth}`;
  });
  expect(ring).toMatch(/^(?:solid|auto) [2-9]/);
  expect(await faultsOf(tupai)).toEqual([]);
});

test('who wants things to keep still sees nothing move', async ({ newUser, signedIn }) => {
  const tupai = await signedIn(await fillScreens(await newUser()), { reducedMotion: 'reduce' });
  const { page } = tupai;
  await expect(page.getByRole('grid')).toBeVisible();
  await page.evaluate(() => {
    const moved: string[] = [];
    Object.assign(window, { moved });
    const note = ({ target, elapsedTime }: AnimationEvent | TransitionEvent): void => {
      if (elapsedTime > 0.08 && target instanceof Element) moved.push(target.className);
    };
    document.addEventListener('transitionend', note);
    document.addEventListener('animationend', note);
  });
  await tupai.list.select('Newsletter');
  await tupai.list.press('Archive');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(tupai.list.row('Newsletter')).toBeVisible();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await page.evaluate(() => Reflect.get(window, 'moved') as string[])).toEqual([]);
  const running = await page.evaluate(() =>
    document.getAnimations().flatMap(({ effect }) => Number(effect?.getComputedTiming().duration ?? 0)),
  );
  expect(running.filter((duration) => duration > 80)).toEqual([]);
});

test('where people write to the left, list and message are mirrored', async ({ newUser, signedIn }) => {
  const tupai = await signedIn(await fillScreens(await newUser()), { viewport: { width: 1440, height: 900 } });
  const { page, list } = tupai;
  await page.addInitScript(() => {
    document.addEventListener('DOMContentLoaded', () => (document.documentElement.dir = 'rtl'));
  });
  await page.reload();
  await list.open('Undangan rapat');
  const box = async (of: Locator): Promise<{ x: number; width: number }> =>
    (await of.boundingBox()) ?? { x: 0, width: 0 };
  const [rail, rows, reader] = [tupai.folders, page.locator('.pane-list'), page.locator('.pane-reader')];
  expect((await box(rail)).x).toBeGreaterThan((await box(rows)).x);
  expect((await box(rows)).x).toBeGreaterThan((await box(reader)).x);
  const row = list.row('Undangan rapat');
  const date = row.locator('time');
  expect((await box(date)).x).toBeLessThan((await box(row.getByRole('link'))).x);
  const stripe = (of: Locator): Promise<[number, number]> =>
    of.evaluate((one) => {
      const { left, right } = getComputedStyle(one, '::before');
      return [Number.parseFloat(left), Number.parseFloat(right)];
    });
  for (const current of [row, tupai.folders.locator('[aria-current]')]) {
    const [left, right] = await stripe(current);
    expect(right).toBe(0);
    expect(left).toBeGreaterThan(50);
  }
  await expect(page.locator('.reader-back svg')).toHaveCSS('scale', '-1 1');
  const splitter = page.getByRole('separator');
  const before = (await box(rows)).width;
  await splitter.press('ArrowLeft');
  await expect.poll(async () => (await box(rows)).width).toBeGreaterThan(before);
  await expectNoSideways(tupai, 'the mirrored screen');
  expect(await faultsOf(tupai)).toEqual([]);
  await tupai.openCompose();
  await expectNoSideways(tupai, 'the mirrored composer');
});
