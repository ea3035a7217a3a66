import { expect, test } from './fixtures/test.ts';
import { listPage } from '#lib/contract/pages.ts';
import { WIDE } from './pages/floating.ts';
import type { Tupai } from './pages/tupai.ts';

const DAY = 86_400_000;
const SOON = { timeout: 20_000 };
/** Above some 234,000 rows a list is higher than it may be drawn; a million is made in the full run. */
const MANY = process.env['TEST_ALL'] === '1' ? 1_000_000 : 300_000;

async function choose(tupai: Tupai, section: 'mailbox' | 'appearance', label: string, option: string): Promise<void> {
  await tupai.openSettings(section);
  await tupai.page.getByLabel(label).selectOption({ label: option });
  await tupai.page.getByRole('button', { name: 'Save settings' }).click();
  await expect(tupai.note).toBeVisible();
  await tupai.openInbox();
  await expect(tupai.page.getByRole('grid')).toBeVisible(); // scripts run
}

test('headings sort and say so, chips filter, days stand above their messages, rows are as high as wished', async ({
  newUser,
  signedIn,
}) => {
  const budi = await newUser();
  const write = (subject: string, from: string, daysAgo: number, flags: string[] = []): Promise<number> =>
    budi.append(
      'INBOX',
      { subject, from: `${from} <${from.toLowerCase()}@example.org>` },
      flags,
      new Date(Date.now() - daysAgo * DAY),
    );
  await write('Lama', 'Citra', 60, ['\\Seen']);
  await write('Kemarin', 'Ani', 1, ['\\Flagged']);
  await write('Hari ini', 'Dodi', 0);
  const tupai = await signedIn(budi, WIDE);
  const { page, list } = tupai;
  const groups = page.locator('.row-group');
  await expect(groups).toHaveCount(3);
  await expect(groups.nth(0)).toHaveText('Today');
  await expect(groups.nth(1)).toHaveText('Yesterday');
  const [heading, first] = [await groups.first().boundingBox(), await list.row('Hari ini').boundingBox()];
  expect((heading?.y ?? 0) + (heading?.height ?? 99)).toBeLessThanOrEqual((first?.y ?? 0) + 1); // above, not on it

  await choose(tupai, 'mailbox', 'Open messages', 'In place of the list');
  const from = page.getByRole('columnheader', { name: 'From' });
  await from.getByRole('link').click();
  await expect(from).toHaveAttribute('aria-sort', 'ascending');
  await expect(list.subjects).toHaveText(['Kemarin', 'Lama', 'Hari ini']);
  await expect(groups).toHaveCount(0); // days mean nothing in this order
  await write('Menyela', 'Bayu', 0);
  await expect(list.subjects).toHaveText(['Kemarin', 'Menyela', 'Lama', 'Hari ini'], SOON);
  await from.getByRole('link').click();
  await expect(from).toHaveAttribute('aria-sort', 'descending');
  await expect(list.subjects).toHaveText(['Hari ini', 'Lama', 'Menyela', 'Kemarin']);
  await page.reload();
  await expect(from).toHaveAttribute('aria-sort', 'descending');

  await tupai.goto(listPage('INBOX'));
  await page.getByRole('link', { name: 'Starred', exact: true }).first().click();
  await expect(list.subjects).toHaveText(['Kemarin']);
  await page.getByRole('navigation', { name: 'Show' }).getByRole('link', { name: 'Unread' }).click();
  await expect(list.subjects).toHaveText(['Menyela', 'Hari ini', 'Kemarin']);

  const height = async (): Promise<number | undefined> => (await list.row('Lama').boundingBox())?.height;
  for (const [density, high] of [
    ['Cosy', 48],
    ['Compact, one line', 32],
    ['Comfortable, two lines', 64],
  ] as const) {
    await choose(tupai, 'appearance', 'Height of the rows', density);
    await expect.poll(height).toBe(high);
  }
});

test('a row says what another program did with its message, and in Sent to whom it went', async ({
  newUser,
  signedIn,
}) => {
  const budi = await newUser();
  await budi.append('INBOX', {
    subject: 'Rapat',
    attachments: [{ name: 'agenda.txt', type: 'text/plain', content: 'satu' }],
  });
  await budi.append('Sent', {
    subject: 'Terkirim',
    from: `Budi <${budi.address}>`,
    to: 'Siti Rahayu <siti@tupai.test>',
  });
  const tupai = await signedIn(budi, WIDE);
  const row = tupai.list.row('Rapat');
  await expect(row.locator('.cell-marks')).toContainText('Has attachments');
  const phone = await budi.imap();
  await phone.command('SELECT INBOX');
  await phone.command('STORE 1 +FLAGS (\\Answered $Forwarded \\Flagged $label1)');
  for (const mark of ['Answered', 'Forwarded', 'Starred'])
    await expect(row.locator('.cell-marks')).toContainText(mark, SOON);
  await expect(row.locator('[data-label]')).toHaveText('Important');
  await phone.command('STORE 1 -FLAGS (\\Answered $Forwarded \\Flagged $label1)');
  await expect(row.locator('.cell-marks')).not.toContainText('Starred', SOON);
  await phone.logout();
  await tupai.openFolder('Sent');
  await expect(tupai.list.row('Terkirim')).toContainText('Siti Rahayu');
});

test('new mail waits above a list that somebody scrolled: no row under the pointer moves', async ({
  newUser,
  signedIn,
}) => {
  const budi = await newUser();
  await budi.deliver({ subject: 'Surat' }, 80);
  const tupai = await signedIn(budi, WIDE);
  const { page } = tupai;
  await expect(page.getByRole('grid')).toBeVisible(); // scripts run
  await page.locator('.list-scroll').evaluate((box) => box.scrollTo({ top: 1600 }));
  // What leaves the top is no news.
  const phone = await budi.imap();
  await phone.command('SELECT INBOX');
  await phone.command('STORE 80 +FLAGS (\\Deleted)');
  await phone.command('EXPUNGE');
  await phone.logout();
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '80', SOON);
  const row = page.locator('tr[data-place="30"]');
  await row.hover();
  const uid = await row.getAttribute('data-uid');
  const pointed = page.locator(`tr[data-uid="${uid ?? ''}"]`);
  const before = await pointed.boundingBox();
  await budi.deliver({ subject: 'Baru' }, 3);
  const pill = page.getByRole('button', { name: '3 new messages' });
  await expect(pill).toBeVisible(SOON);
  await expect(pointed).toHaveAttribute('data-place', '33');
  expect((await pointed.boundingBox())?.y).toBe(before?.y);
  await pill.click();
  await expect(tupai.list.subjects.first()).toHaveText('Baru');
  await expect(page.locator('tr[data-place="0"]')).toBeInViewport();
  await expect(pill).toHaveCount(0);
});

test('clicks with Ctrl and Shift tick rows, and the head of the list ticks those of a kind', async ({
  newUser,
  signedIn,
}) => {
  const budi = await newUser();
  for (const [subject, flags] of [
    ['Satu', []],
    ['Dua', ['\\Seen']],
    ['Tiga', []],
    ['Empat', ['\\Seen', '\\Flagged']],
    ['Lima', []],
  ] as const)
    await budi.append('INBOX', { subject }, [...flags]);
  const tupai = await signedIn(budi, WIDE);
  const { page, list } = tupai;
  await expect(page.getByRole('grid')).toBeVisible(); // scripts run
  const ticked = page.locator('tr[aria-selected="true"] .row-link');
  await list
    .row('Lima')
    .getByRole('link')
    .click({ modifiers: ['ControlOrMeta'] });
  await list
    .row('Tiga')
    .getByRole('link')
    .click({ modifiers: ['Shift'] });
  await expect(ticked).toHaveText(['Lima', 'Empat', 'Tiga']);
  await list
    .row('Empat')
    .getByRole('link')
    .click({ modifiers: ['ControlOrMeta'] });
  await expect(ticked).toHaveText(['Lima', 'Tiga']);
  await page.keyboard.press('Escape');
  await expect(ticked).toHaveCount(0);
  const pick = async (kind: string): Promise<void> => {
    await page.locator('.list-select > summary').click();
    await page.locator('.list-select').getByRole('button', { name: kind, exact: true }).click();
  };
  await pick('Read');
  await expect(ticked).toHaveText(['Empat', 'Dua']);
  await page.keyboard.press('Escape');
  await pick('Starred');
  await expect(ticked).toHaveText(['Empat']);
  await page.keyboard.press('Escape');
  await pick('Select all 5 in Inbox');
  await expect(page.getByText('All 5 in Inbox are selected.')).toBeVisible();
  await expect(ticked).toHaveCount(5);
});

test('a range from the newest to a row far below takes in those that were never scrolled to', async ({
  newUser,
  signedIn,
}) => {
  const budi = await newUser();
  await budi.deliver({ subject: 'Surat' }, 700);
  const tupai = await signedIn(budi, WIDE);
  const { page } = tupai;
  await expect(page.getByRole('grid')).toBeVisible(); // scripts run
  await tupai.list.subjects.first().click({ modifiers: ['ControlOrMeta'] });
  await page.locator('.list-scroll').evaluate((box) => box.scrollTo({ top: 600 * 64 }));
  await page.locator('tr[data-place="603"] .row-link').click({ modifiers: ['Shift'] });
  await expect(page.getByText('604 selected')).toBeVisible({ timeout: 30_000 });
  await page.locator('.list-scroll').evaluate((box) => box.scrollTo({ top: 300 * 64 }));
  await expect(page.locator('tr[data-place="303"]')).toHaveAttribute('aria-selected', 'true');
  await tupai.list.press('Archive');
  await expect.poll(() => budi.count('Archive'), { timeout: 30_000 }).toBe(604);
  await expect(tupai.list.subjects.first()).toBeVisible();
  expect(await budi.count('INBOX')).toBe(96);
});

test('in a folder of very many messages the middle and the end are reached by the scroll bar, by End and by keys', async ({
  newUser,
  signedIn,
}) => {
  test.setTimeout(300_000);
  const budi = await newUser({ mailLocation: 'mdbox:~/mdbox' });
  for (let n = 1; n <= 100; n += 1) await budi.append('INBOX', { subject: `Surat ${String(n)}` });
  const phone = await budi.imap();
  await phone.command('SELECT INBOX');
  for (let count = 100; count < MANY;) {
    const more = Math.min(count, 50_000, MANY - count);
    await phone.command(`COPY 1:${String(more)} INBOX`);
    count += more;
  }
  await phone.logout();
  const tupai = await signedIn(budi, WIDE);
  const { page } = tupai;
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', String(MANY + 1), { timeout: 60_000 });
  const scroller = page.locator('.list-scroll');
  const row = (place: number) => page.locator(`tr[data-place="${String(place)}"] .row-link`);
  const half = MANY / 2;

  await expect(row(0)).toBeVisible();
  await scroller.evaluate((box) => box.scrollTo({ top: (box.scrollHeight - box.clientHeight) / 2 }));
  await expect(row(half)).toBeInViewport({ timeout: 30_000 });
  await row(half).click();
  await expect(page.locator('.message-subject h1')).toHaveText(/^Surat \d/);
  await page.keyboard.press('Escape');
  await expect(page.locator(`tr[data-place="${String(half)}"]`)).toBeFocused();
  await page.keyboard.press('j');
  await expect(page.locator(`tr[data-place="${String(half + 1)}"]`)).toBeFocused();
  await page.keyboard.press('k');
  await expect(page.locator(`tr[data-place="${String(half)}"]`)).toBeFocused();
  // A turn of the wheel moves as far as in a short list: ten rows, not ten rows of the scroll bar.
  const top = async (): Promise<number> => (await row(half).boundingBox())?.y ?? Number.NaN;
  const before = await top();
  await scroller.hover();
  await page.mouse.wheel(0, 192);
  await expect.poll(top).toBeCloseTo(before - 192, 0);

  await page.keyboard.press('End');
  await expect(page.locator(`tr[data-place="${String(MANY - 1)}"]`)).toBeFocused({ timeout: 30_000 });
  await expect(row(MANY - 1)).toBeInViewport();
  await page.keyboard.press('Home');
  await expect(page.locator('tr[data-place="0"]')).toBeFocused();
  await scroller.evaluate((box) => box.scrollTo({ top: box.scrollHeight }));
  await expect(row(MANY - 1)).toBeInViewport({ timeout: 30_000 });
  expect(await page.locator('table.list-table tbody tr').count()).toBeLessThanOrEqual(200);
});
