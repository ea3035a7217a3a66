import { AxeBuilder } from '@axe-core/playwright';
import { listPage } from '#lib/contract/pages.ts';
import { expect, test } from './fixtures/test.ts';
import type { TestUser } from './mailserver/index.ts';
import { Finger, PHONE } from './pages/finger.ts';
import type { Tupai } from './pages/tupai.ts';

async function somebody(newUser: () => Promise<TestUser>, count = 3): Promise<TestUser> {
  const user = await newUser();
  for (let n = 1; n <= count; n += 1)
    await user.append('INBOX', { subject: `Surat ${String(n)}`, from: 'Siti Rahayu <siti@tupai.test>' });
  return user;
}

const undo = (tupai: Tupai) => tupai.page.getByRole('button', { name: 'Undo', exact: true });

/** A finger for a list that is alive; before that, fingers only scroll and tap. */
async function fingerOn(tupai: Tupai): Promise<Finger> {
  await expect(tupai.page.getByRole('grid')).toBeVisible();
  return Finger.on(tupai.page);
}

test('a swipe to the right archives, and Undo brings the message back', async ({ newUser, signedIn }) => {
  const budi = await somebody(newUser);
  const tupai = await signedIn(budi, PHONE);
  const finger = await fingerOn(tupai);
  await finger.down(tupai.list.row('Surat 2'));
  await finger.move({ x: 120 });
  await expect(tupai.page.locator('.swipe-under[data-ready]')).toContainText('Archive');
  await finger.up();
  await expect(tupai.list.subjects).toHaveText(['Surat 3', 'Surat 1']);
  await expect(tupai.page).toHaveURL(new RegExp(`${listPage('INBOX')}$`)); // nothing was opened
  await expect.poll(() => budi.count('Archive')).toBe(1);
  await undo(tupai).tap();
  await expect(tupai.list.row('Surat 2')).toBeVisible();
  await expect(tupai.list.subjects).toHaveCount(3);
  await expect.poll(() => budi.count('Archive')).toBe(0);
});

test('a swipe to the left deletes', async ({ newUser, signedIn }) => {
  const budi = await somebody(newUser);
  const tupai = await signedIn(budi, PHONE);
  const finger = await fingerOn(tupai);
  await finger.down(tupai.list.row('Surat 3'));
  await finger.move({ x: -120 });
  await expect(tupai.page.locator('.swipe-under[data-ready]')).toContainText('Delete');
  await finger.up();
  await expect(tupai.list.subjects).toHaveText(['Surat 2', 'Surat 1']);
  await expect.poll(() => budi.count('Trash')).toBe(1);
});

test('half a swipe springs back and opens nothing, and so does one that wanders off', async ({ newUser, signedIn }) => {
  const tupai = await signedIn(await somebody(newUser), PHONE);
  const finger = await fingerOn(tupai);
  const row = tupai.list.row('Surat 2');
  const before = await row.boundingBox();
  const under = tupai.page.locator('.swipe-under');

  await finger.down(row);
  await finger.move({ x: 80 });
  await expect(under).toBeVisible();
  await finger.up();
  await expect(under).toHaveCount(0);
  expect(await row.boundingBox()).toEqual(before);

  await finger.down(row);
  await finger.move({ x: 120 });
  await finger.move({ y: 40 });
  await expect(under).toHaveCount(0);
  await finger.up();
  expect(await row.boundingBox()).toEqual(before);
  await expect(tupai.list.subjects).toHaveText(['Surat 3', 'Surat 2', 'Surat 1']);
  await expect(tupai.page.getByRole('button', { name: 'Undo', exact: true })).toHaveCount(0);
  await expect(tupai.page).toHaveURL(new RegExp(`${listPage('INBOX')}$`));
});

test('scrolling is not swiping', async ({ newUser, signedIn }) => {
  const tupai = await signedIn(await somebody(newUser, 30), PHONE);
  const finger = await fingerOn(tupai);
  const scrolled = () => tupai.page.locator('.list-scroll').evaluate((box) => box.scrollTop);
  await finger.down(tupai.list.row('Surat 25'));
  await finger.move({ y: -200 });
  await finger.move({ x: 150 });
  await finger.up();
  await expect.poll(scrolled).toBeGreaterThan(100);
  await expect(tupai.page.locator('.swipe-under')).toHaveCount(0);
  await expect(undo(tupai)).toHaveCount(0);
  await expect(tupai.page).toHaveURL(new RegExp(`${listPage('INBOX')}$`));
});

test('what a swipe does is the person’s choice', async ({ newUser, signedIn }) => {
  const tupai = await signedIn(await somebody(newUser), PHONE);
  await tupai.openSettings('mailbox');
  await tupai.page.getByLabel('Swipe to the right').selectOption('read');
  await tupai.page.getByLabel('Swipe to the left').selectOption('none');
  await tupai.page.getByRole('button', { name: 'Save settings' }).tap();
  await expect(tupai.note).toBeVisible();
  await tupai.openInbox();
  const finger = await fingerOn(tupai);
  const row = tupai.list.row('Surat 2');
  await expect(row).toContainText('Unread');
  await finger.down(row);
  await finger.move({ x: 120 });
  await finger.up();
  await expect(row).not.toContainText('Unread');
  await finger.down(row);
  await finger.move({ x: -120 });
  await expect(tupai.page.locator('.swipe-under')).toHaveCount(0);
  await finger.up();
  await expect(tupai.list.subjects).toHaveText(['Surat 3', 'Surat 2', 'Surat 1']);
});

test('where people write to the left, swipes are mirrored', async ({ newUser, signedIn }) => {
  const tupai = await signedIn(await somebody(newUser), PHONE);
  const finger = await fingerOn(tupai);
  await tupai.page.evaluate(() => (document.documentElement.dir = 'rtl'));
  await finger.down(tupai.list.row('Surat 2'));
  await finger.move({ x: -120 });
  await expect(tupai.page.locator('.swipe-under[data-ready]')).toContainText('Archive');
  await finger.up();
  await expect(tupai.list.subjects).toHaveText(['Surat 3', 'Surat 1']);
});

test('a long press selects, then taps select, and turning the phone keeps the selection', async ({
  newUser,
  signedIn,
}) => {
  const budi = await somebody(newUser);
  const tupai = await signedIn(budi, PHONE);
  const finger = await fingerOn(tupai);
  await finger.down(tupai.list.row('Surat 2'));
  await expect(tupai.list.row('Surat 2').getByRole('checkbox')).toBeChecked();
  await finger.up();
  await tupai.list.row('Surat 1').tap();
  await expect(tupai.page.getByText('2 selected', { exact: true })).toBeVisible();
  await expect(tupai.page).toHaveURL(new RegExp(`${listPage('INBOX')}$`));

  await tupai.page.setViewportSize({ width: 844, height: 390 });
  await expect(tupai.page.getByText('2 selected', { exact: true })).toBeVisible();
  await tupai.page.setViewportSize(PHONE.viewport);

  await tupai.list.row('Surat 1').tap();
  await expect(tupai.page.getByText('1 selected', { exact: true })).toBeVisible();
  await tupai.page.getByRole('button', { name: 'Archive', exact: true }).tap();
  await expect(tupai.list.subjects).toHaveText(['Surat 3', 'Surat 1']);
  await tupai.list.row('Surat 1').tap(); // nothing is selected any more: taps open again
  await tupai.reader.isOpen('Surat 1');
});

test('pulling the list down at its top asks for new mail, and only there', async ({ newUser, signedIn }) => {
  const budi = await somebody(newUser, 30);
  const tupai = await signedIn(budi, PHONE);
  const finger = await fingerOn(tupai);
  const asked: string[] = [];
  tupai.page.on('request', (request) => {
    if (request.url().includes('/api/messages?')) asked.push(request.url());
  });
  const said = tupai.page.getByText('The list is up to date.');

  await tupai.page.locator('.list-scroll').evaluate((box) => box.scrollTo(0, 400));
  await expect(tupai.list.row('Surat 22')).toBeInViewport();
  await finger.down(tupai.list.row('Surat 22'));
  await finger.move({ y: 160 });
  await finger.up();
  await expect(said).toHaveCount(0);

  await tupai.page.locator('.list-scroll').evaluate((box) => box.scrollTo(0, 0));
  await expect(tupai.list.row('Surat 30')).toBeInViewport();
  const before = asked.length;
  await finger.down(tupai.list.row('Surat 29'));
  await finger.move({ y: 60 });
  await finger.up(); // not far enough
  await expect(tupai.page.locator('.pull-mark[data-state="idle"]')).toHaveCount(1);
  await expect(said).toHaveCount(0);
  expect(asked.length).toBe(before);

  await finger.down(tupai.list.row('Surat 29'));
  await finger.move({ y: 160 });
  await expect(tupai.page.locator('.pull-mark[data-state="ready"]')).toBeVisible();
  await finger.up();
  await expect(said).toHaveCount(1);
  expect(asked.length).toBe(before + 1);
  await expect(tupai.list.row('Surat 30')).toBeInViewport();
});

test('on a phone, Back goes from the message to the list where it was, and no step is left over', async ({
  newUser,
  signedIn,
}) => {
  const budi = await somebody(newUser, 40);
  const tupai = await signedIn(budi, PHONE);
  const scroller = tupai.page.locator('.list-scroll');
  await tupai.openFolderDrawer();
  await tupai.openFolder('Archive');
  await expect(tupai.folders).toBeHidden();
  await tupai.openFolderDrawer();
  await tupai.openFolder('Inbox');
  await expect(tupai.folders).toBeHidden();

  await scroller.evaluate((box) => box.scrollTo(0, 900));
  await expect(tupai.list.row('Surat 24')).toBeInViewport();
  const at = await scroller.evaluate((box) => box.scrollTop);
  await tupai.list.row('Surat 24').tap();
  await tupai.reader.isOpen('Surat 24');
  await tupai.page.goBack();
  await expect(tupai.list.row('Surat 24')).toBeInViewport();
  expect(await scroller.evaluate((box) => box.scrollTop)).toBe(at);

  // The button of the screen is the same step.
  await tupai.list.row('Surat 23').tap();
  await tupai.reader.isOpen('Surat 23');
  await tupai.page
    .getByRole('link', { name: /^Back to Inbox|^Inbox/ })
    .first()
    .tap();
  await expect(tupai.list.row('Surat 23')).toBeInViewport();
  await tupai.page.goBack();
  await tupai.list.isOpen('Archive');
});

test('everything on a phone can be hit with a thumb, and nothing is in anybody’s way', async ({
  newUser,
  signedIn,
}) => {
  const tupai = await signedIn(await somebody(newUser), PHONE);
  const check = async (name: string): Promise<void> => {
    expect.soft(await smallTargets(tupai), name).toEqual([]);
    const { violations } = await new AxeBuilder({ page: tupai.page }).exclude('iframe').analyze();
    expect
      .soft(
        violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`)),
        name,
      )
      .toEqual([]);
  };
  await check('list');
  await tupai.list.select('Surat 2');
  await check('selection');
  await tupai.page.getByRole('button', { name: 'Clear selection' }).tap();
  await tupai.list.row('Surat 2').tap();
  await tupai.reader.isOpen('Surat 2');
  await check('message');
  await tupai.openInbox();
  await tupai.openFolderDrawer();
  await check('folders');
});

/** Controls that a thumb of 44 px on their middle does not hit alone; links within a sentence may be as small as it is (WCAG 2.5.8). */
const smallTargets = (tupai: Tupai): Promise<string[]> =>
  tupai.page.evaluate(() => {
    const controls = 'a[href], button, summary, input:not([type=hidden]), select, textarea';
    return [...document.querySelectorAll<HTMLElement>(controls)].flatMap((control) => {
      const hit = control.closest('label') ?? control;
      const box = hit.getBoundingClientRect();
      const x = Math.max(0, box.left) + (Math.min(innerWidth, box.right) - Math.max(0, box.left)) / 2;
      const y = box.top + box.height / 2;
      const hits = (dx: number, dy: number): boolean => {
        const there = document.elementFromPoint(x + dx, y + dy);
        return there !== null && (hit.contains(there) || there.contains(hit));
      };
      if (!control.checkVisibility({ visibilityProperty: true }) || box.width <= 1 || !hits(0, 0)) return [];
      if (control.closest('p, .banner, .message-text') || control.classList.contains('row-link')) return [];
      const far = 21;
      const fits = box.width >= 44 && box.height >= 44;
      const spots = [
        [-far, 0],
        [far, 0],
        [0, -far],
        [0, far],
      ] as const;
      if (fits || spots.every(([dx, dy]) => hits(dx, dy))) return [];
      return [
        `${control.textContent.trim() || (control.getAttribute('aria-label') ?? control.className)} ${String(Math.round(box.width))}×${String(Math.round(box.height))}`,
      ];
    });
  });

test('on a phone the next message opens after the open one was deleted, and after the last one the list', async ({
  newUser,
  signedIn,
}) => {
  const budi = await somebody(newUser);
  const tupai = await signedIn(budi, PHONE);
  await expect(tupai.page.getByRole('grid')).toBeVisible(); // scripts run
  await tupai.list.row('Surat 2').tap();
  await tupai.reader.isOpen('Surat 2');
  await tupai.reader.press('Delete');
  await tupai.reader.isOpen('Surat 1');
  await tupai.reader.press('Delete');
  await tupai.reader.isOpen('Surat 3'); // the last one: the one before it
  await tupai.reader.press('Delete');
  await tupai.list.isOpen('Inbox');
  await expect.poll(() => budi.count('Trash')).toBe(3);
  await undo(tupai).tap();
  await expect(tupai.list.row('Surat 3')).toBeVisible();
});
