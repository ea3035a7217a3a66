import { gzipSync } from 'node:zlib';

import { apiHref } from '#lib/contract/api-href.ts';
import type { MessageList } from '#lib/contract/views.ts';
import { expect, test } from './fixtures/test.ts';
import { WIDE } from './pages/floating.ts';

/** Bytes. The whole page may bring 220 kB of scripts, headers of the answers included, and 300 kB in all (bench/ui measures those). */
const MOST_SCRIPTS = 214_000;
const MOST_STYLES = 21_000;

test('a message opens beside the list without a new page; back, reload and a new tab show the same', async ({
  newUser,
  signedIn,
}) => {
  const budi = await newUser();
  for (const subject of ['Satu', 'Dua', 'Tiga']) await budi.append('INBOX', { subject });
  const tupai = await signedIn(budi, WIDE);
  const { page } = tupai;
  await page.evaluate(() => document.body.setAttribute('data-same-page', ''));
  await tupai.list.open('Dua');
  await expect(tupai.list.subjects).toHaveText(['Tiga', 'Dua', 'Satu']);
  await expect(page).toHaveTitle(/^Dua/);
  const address = page.url();
  await tupai.list.open('Satu');
  await page.goBack();
  await tupai.reader.isOpen('Dua');
  await page.goBack();
  await expect(page.getByText('No message is open.')).toBeVisible();
  await expect(page.locator('[data-same-page]')).toHaveCount(1);
  await page.goForward();
  await page.reload();
  await tupai.reader.isOpen('Dua');
  await expect(tupai.list.subjects).toHaveText(['Tiga', 'Dua', 'Satu']);
  const second = await page.context().newPage();
  await second.goto(address);
  await expect(second.getByRole('heading', { level: 1, name: 'Dua', exact: true })).toBeVisible();
});

test('on a phone a message takes the whole screen, and back leads to the list as it was', async ({
  newUser,
  signedIn,
}) => {
  const budi = await newUser();
  await budi.deliver({ subject: 'Surat' }, 60);
  const tupai = await signedIn(budi, { viewport: { width: 390, height: 844 } });
  const scroller = tupai.page.locator('.list-scroll');
  await expect(tupai.page.getByRole('grid')).toBeVisible(); // scripts run
  await scroller.evaluate((box) => box.scrollTo({ top: 1600 }));
  await tupai.page.locator('tr[aria-rowindex="30"] .row-link').click(); // in sight: what is not is scrolled to first
  await tupai.reader.isOpen('Surat');
  await expect(scroller).toBeHidden();
  await tupai.page.goBack();
  await expect(scroller).toBeVisible();
  await expect.poll(() => scroller.evaluate((box) => box.scrollTop)).toBe(1600);
});

test('what a second program changes shows without a reload: read, starred, deleted', async ({ newUser, signedIn }) => {
  const budi = await newUser();
  for (const subject of ['Satu', 'Dua', 'Tiga']) await budi.append('INBOX', { subject });
  const tupai = await signedIn(budi, WIDE);
  const phone = await budi.imap();
  await phone.command('SELECT INBOX');
  await phone.command('STORE 1 +FLAGS (\\Flagged)');
  await expect(tupai.list.row('Satu')).toContainText('Starred', { timeout: 20_000 });
  await phone.command('STORE 3 +FLAGS (\\Deleted)');
  await phone.command('EXPUNGE');
  await expect(tupai.list.subjects).toHaveText(['Dua', 'Satu'], { timeout: 20_000 });
  await phone.logout();
});

test('a long folder draws only what can be seen; its first and last message are reached by keys', async ({
  newUser,
  signedIn,
}) => {
  const budi = await newUser();
  await budi.append('INBOX', { subject: 'Paling lama' });
  await budi.deliver({ subject: 'Surat' }, 1000);
  await budi.deliver({ subject: 'Paling baru' });
  const tupai = await signedIn(budi, WIDE);
  const rows = tupai.page.locator('table.list-table tbody tr');
  await expect(tupai.list.subjects.first()).toHaveText('Paling baru');
  await tupai.list.subjects.first().click();
  await tupai.page.keyboard.press('End');
  await expect(tupai.list.subjects.filter({ hasText: 'Paling lama' })).toBeVisible();
  await expect(tupai.list.row('Paling lama')).toBeFocused();
  expect(await rows.count()).toBeLessThanOrEqual(200);
  await expect(tupai.page.getByRole('grid')).toHaveAttribute('aria-rowcount', '1003');
  await tupai.page.keyboard.press('Home');
  await expect(tupai.list.row('Paling baru')).toBeFocused();
});

test('every row gets the beginning of its text, also when the first answer was lost and a list was on its way', async ({
  newUser,
  open,
}) => {
  const budi = await newUser();
  for (const subject of ['Satu', 'Dua', 'Tiga']) await budi.append('INBOX', { subject, text: `Isi surat ${subject}` });
  const tupai = await open(WIDE);
  let lost = false;
  await tupai.page.route(`**${apiHref('readPreviews')}?*`, (route) => {
    if (lost) return route.continue();
    lost = true;
    return route.abort('connectionreset');
  });
  await tupai.signIn(budi);
  const begins = tupai.page.locator('.row-preview');
  await expect(begins).toHaveText(['Isi surat Tiga', 'Isi surat Dua', 'Isi surat Satu']);
  expect(lost).toBe(true);
  // A list that the server made before it had read them.
  await tupai.page.route(`**${apiHref('listMessages')}?*`, async (route) => {
    const answer = await route.fetch();
    const list = (await answer.json()) as MessageList;
    const rows = list.rows.map((row) => ({ ...row, preview: null }));
    await route.fulfill({ response: answer, json: { ...list, rows } });
  });
  await budi.append('INBOX', { subject: 'Empat', text: 'Isi surat Empat' });
  await expect(begins).toHaveText(['Isi surat Empat', 'Isi surat Tiga', 'Isi surat Dua', 'Isi surat Satu'], {
    timeout: 20_000,
  });
});

test('the middle of a long subject opens the message, whatever the row offers while it is pointed at', async ({
  newUser,
  signedIn,
}) => {
  const budi = await newUser();
  const subject = 'Undelivered mail returned to sender, because nobody of that name lives at this address any more';
  await budi.append('INBOX', { subject, text: 'Alamat ini tidak ada.' });
  for (const width of [820, 1440]) {
    const tupai = await signedIn(budi, { viewport: { width, height: 900 } });
    const row = tupai.page.getByRole('row').filter({ hasText: subject });
    const link = row.getByRole('link');
    await expect(tupai.page.getByRole('grid')).toBeVisible(); // scripts run
    await row.hover();
    await expect(row.getByRole('button', { name: 'Archive', exact: true })).toBeVisible();
    await link.click(); // in its middle
    await tupai.reader.isOpen(subject);
    const [cell, box] = await Promise.all([row.locator('.cell-subject').boundingBox(), link.boundingBox()]);
    expect(box?.width).toBeLessThanOrEqual(cell?.width ?? 0);
  }
});

test('keys alone: open, archive, undo, tick a range; the keyboard is never lost', async ({ newUser, signedIn }) => {
  const budi = await newUser();
  for (const subject of ['Satu', 'Dua', 'Tiga', 'Empat']) await budi.append('INBOX', { subject });
  const tupai = await signedIn(budi, WIDE);
  const { keyboard } = tupai.page;
  await expect(tupai.page.getByRole('grid')).toBeVisible(); // scripts run
  await keyboard.press('j');
  await expect(tupai.list.row('Empat')).toBeFocused();
  await keyboard.press('j');
  await expect(tupai.list.row('Tiga')).toBeFocused();
  await keyboard.press('e');
  await expect(tupai.list.subjects).toHaveText(['Empat', 'Dua', 'Satu']);
  await expect(tupai.list.row('Dua')).toBeFocused();
  await expect.poll(() => budi.count('Archive')).toBe(1);
  await keyboard.press('z');
  await expect.poll(() => budi.count('Archive')).toBe(0);
  // A message that is moved back has a new number, and the list goes by those.
  await expect(tupai.list.subjects).toHaveText(['Tiga', 'Empat', 'Dua', 'Satu']);
  await keyboard.press('Shift+ArrowDown');
  await expect(tupai.page.locator('tr[aria-selected="true"]')).toHaveCount(2);
  await keyboard.press('Escape');
  await expect(tupai.page.locator('tr[aria-selected="true"]')).toHaveCount(0);
  await keyboard.press('Enter');
  await tupai.reader.isOpen('Satu');
  await keyboard.press('u');

  // One after the other, z takes back what was done last.
  await expect(tupai.page.getByText('No message is open.')).toBeVisible();
  for (const left of [3, 2, 1]) {
    await keyboard.press('#');
    await expect(tupai.list.subjects).toHaveCount(left);
  }
  await expect.poll(() => budi.count('Trash')).toBe(3);
  for (const back of [2, 3, 4]) {
    await keyboard.press('z');
    await expect(tupai.list.subjects).toHaveCount(back);
  }
  await expect.poll(() => budi.count('Trash')).toBe(0);

  // F6 goes round the parts of the screen.
  const part = () => tupai.page.evaluate(() => document.activeElement?.closest('main, nav, header')?.tagName);
  const parts = new Set<string | undefined>();
  for (let press = 0; press < 6; press += 1) {
    await keyboard.press('F6');
    parts.add(await part());
  }
  expect([...parts]).toEqual(expect.arrayContaining(['MAIN', 'NAV', 'HEADER']));
});

test('after a reload the list stands where it stood, as wide as it was, with its ticks', async ({
  newUser,
  signedIn,
}) => {
  const budi = await newUser();
  await budi.deliver({ subject: 'Surat' }, 120);
  const tupai = await signedIn(budi, WIDE);
  const { page } = tupai;
  await expect(page.getByRole('grid')).toBeVisible(); // scripts run
  const pane = page.locator('.pane-list');
  const scroller = page.locator('.list-scroll');
  const before = (await pane.boundingBox())?.width ?? 0;
  await page.getByRole('separator').focus();
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('ArrowRight');
  await expect.poll(async () => (await pane.boundingBox())?.width).toBe(before + 72);
  await page.reload();
  await expect(page.locator('tr[aria-rowindex]').first()).toBeVisible();
  expect((await pane.boundingBox())?.width).toBe(before + 72);
  const shifts = await page.evaluate(() => {
    const observer = new PerformanceObserver(() => undefined);
    observer.observe({ type: 'layout-shift', buffered: true });
    return observer.takeRecords().length;
  });
  expect(shifts).toBe(0);
  await scroller.evaluate((box) => box.scrollTo({ top: 3200 }));
  await page.locator('tr[data-place="55"]').getByRole('checkbox').check();
  await page.reload();
  await expect(page.locator('tr[data-place="55"]')).toHaveAttribute('aria-selected', 'true');
  await expect.poll(() => scroller.evaluate((box) => box.scrollTop)).toBe(3200);
});

test('the page of a list stays light: its scripts and styles, packed, and how many there are', async ({
  newUser,
  signedIn,
}) => {
  const tupai = await signedIn(await newUser());
  const { page } = tupai;
  const html = await (await page.request.get(page.url())).text();
  const weigh = async (pattern: RegExp): Promise<{ count: number; bytes: number }> => {
    const addresses = new Set([...html.matchAll(pattern)].map(([, address = '']) => address));
    let bytes = 0;
    for (const address of addresses) bytes += gzipSync(await (await page.request.get(address)).body()).length;
    return { count: addresses.size, bytes };
  };
  const scripts = await weigh(/<script src="([^"]+)"(?![^>]*noModule)/gi); // those that today's browsers fetch
  expect(scripts.bytes).toBeGreaterThan(100_000); // those of the framework alone
  expect(scripts.bytes).toBeLessThanOrEqual(MOST_SCRIPTS);
  expect(scripts.count).toBeLessThanOrEqual(9);
  const styles = await weigh(/<link rel="stylesheet" href="([^"]+)"/g);
  expect(styles.count).toBe(1);
  expect(styles.bytes).toBeLessThanOrEqual(MOST_STYLES);
});
