import { AxeBuilder } from '@axe-core/playwright';
import type { Locator } from '@playwright/test';

import { expect, test } from './fixtures/test.ts';
import {
  contactPage,
  duplicatesPage,
  importPage,
  emptyPage,
  folderPage,
  foldersPage,
  helpPage,
  identityPage,
  listPage,
  outboxPage,
  searchPage,
} from '#lib/contract/pages.ts';
import type { TestUser } from './mailserver/index.ts';
import type { Tupai } from './pages/tupai.ts';

/** Every screen, by how a person gets there. */
const screens: Record<string, (tupai: Tupai, user: TestUser) => Promise<unknown>> = {
  inbox: (tupai) => tupai.openInbox(),
  'an empty folder': (tupai) => tupai.goto(listPage('Drafts')),
  'search results': (tupai) => tupai.goto(listPage('INBOX', { q: 'rapat' })),
  'found in all folders': (tupai) => tupai.goto(searchPage({ q: 'rapat' })),
  'what can be searched for': (tupai) => tupai.goto(searchPage()),
  conversations: (tupai) => tupai.goto(listPage('INBOX', { threads: '1' })),
  'a message of a conversation': async (tupai) => {
    await tupai.goto(listPage('INBOX', { threads: '1' }));
    await tupai.page.getByRole('link', { name: 'Undangan rapat', exact: true }).click();
    await tupai.reader.isOpen('Undangan rapat');
  },
  'a selection': async (tupai) => (await tupai.openInbox()).select('Undangan rapat'),
  'a message': async (tupai) => (await tupai.openInbox()).open('Undangan rapat'),
  'a message as HTML': async (tupai) => {
    await (await tupai.openInbox()).open('Newsletter');
    const asDesigned = tupai.page.getByRole('link', { name: 'As designed' });
    if (await asDesigned.isVisible()) await asDesigned.click();
  },
  'snoozed messages': (tupai) => tupai.goto(listPage('Snoozed')),
  'the source of a message': async (tupai) => {
    await (await tupai.openInbox()).open('Undangan rapat');
    await tupai.page.locator('summary').filter({ hasText: 'More' }).last().click();
    await tupai.page.getByRole('link', { name: 'View source' }).click();
  },
  'a folder that is not there': (tupai) => tupai.goto(listPage('Nowhere')),
  compose: (tupai) => tupai.openCompose(),
  'a reply': async (tupai) => {
    await (await tupai.openInbox()).open('Undangan rapat');
    await tupai.reader.reply();
  },
  outbox: (tupai) => tupai.goto(outboxPage()),
  folders: (tupai) => tupai.openFolders(),
  'one folder': (tupai) => tupai.goto(folderPage('Proyek')),
  'how much space folders take': (tupai) => tupai.goto(foldersPage({ sizes: '1' })),
  'empty the trash': (tupai) => tupai.goto(emptyPage('Trash')),
  contacts: (tupai) => tupai.openContacts(),
  'a new contact': (tupai) => tupai.goto(contactPage('new')),
  'the import of contacts': (tupai) => tupai.goto(importPage()),
  'duplicate contacts': (tupai) => tupai.goto(duplicatesPage()),
  settings: (tupai) => tupai.openSettings(),
  appearance: (tupai) => tupai.openSettings('appearance'),
  'settings of the mailbox': (tupai) => tupai.openSettings('mailbox'),
  'whose images are shown': (tupai) => tupai.openSettings('images'),
  labels: (tupai) => tupai.openSettings('labels'),
  'jobs of folders': (tupai) => tupai.openSettings('folders'),
  shortcuts: (tupai) => tupai.openSettings('keyboard'),
  'names and signatures': (tupai) => tupai.openSettings('identities'),
  'a new sender': (tupai) => tupai.goto(identityPage('new')),
  'signed-in devices': (tupai) => tupai.openSettings('sessions'),
  'address books of other servers': (tupai) => tupai.openSettings('books'),
  help: (tupai) => tupai.goto(helpPage()),
};

async function somebody(newUser: () => Promise<TestUser>): Promise<TestUser> {
  const user = await newUser();
  await user.createMailbox('Proyek');
  await user.append('INBOX', {
    subject: 'Undangan rapat',
    from: 'Siti Rahayu <siti@tupai.test>',
    text: 'Rapat besok pukul 9.\n\n> Kapan?\n> > Besok.\n\nhttps://example.org/',
  });
  await user.append('INBOX', {
    subject: 'Newsletter',
    text: 'Plain',
    html: '<h1>News</h1><table><tr><td bgcolor="#eee">One</td></tr></table><img src="https://example.org/x.png">',
    attachments: [{ name: 'agenda.txt', type: 'text/plain', content: 'one, two' }],
  });
  return user;
}

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
} as const;
const WIDTHS = [320, 390, 820, 1440] as const;
/** All of them in the full run; otherwise each screen takes its turn at each width, another one in each theme. */
const widthsOf = (screen: number, theme: number): readonly number[] =>
  process.env['TEST_ALL'] === '1' ? WIDTHS : [WIDTHS[(screen + theme) % WIDTHS.length] ?? 320];

Object.entries(THEMES).forEach(([theme, look], themeAt) => {
  test(`no screen has a barrier or runs over its edge, in ${theme}`, async ({ newUser, open }) => {
    test.setTimeout(900_000);
    const user = await somebody(newUser);
    const tupai = await open(look);
    await tupai.openSignIn();
    expect(await faultsOf(tupai), 'signing in').toEqual([]);
    await tupai.enterPassword(user.login, user.password);
    await tupai.list.isOpen('Inbox');
    for (const [at, [name, go]] of Object.entries(screens).entries())
      for (const width of widthsOf(at, themeAt))
        await test.step(`${name}, ${String(width)} px`, async () => {
          await tupai.page.setViewportSize({ width, height: 800 });
          await go(tupai, user);
          expect.soft(await faultsOf(tupai), `${name}, ${String(width)} px`).toEqual([]);
          await expectNoSideways(tupai, `${name}, ${String(width)} px`);
        });
  });
});

test('at 400 % folder, search, selection and message are read by scrolling one way', async ({ newUser, signedIn }) => {
  test.setTimeout(180_000);
  const user = await somebody(newUser);
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
      await screens[name]?.(tupai, user);
      await expectNoSideways(tupai, name);
    });
});

test('where the system gives the colours, what is current or ticked can still be told', async ({
  newUser,
  signedIn,
}) => {
  const tupai = await signedIn(await somebody(newUser), {
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
  const tupai = await signedIn(await somebody(newUser), { reducedMotion: 'reduce' });
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
  const tupai = await signedIn(await somebody(newUser), { viewport: { width: 1440, height: 900 } });
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
