import { expect, test } from './fixtures/test.ts';
import { WIDE } from './pages/floating.ts';

test('after the open message is filed by key the next one opens, the one before it, or the list, as the person wishes', async ({
  newUser,
  signedIn,
}) => {
  const budi = await newUser();
  for (const subject of ['Satu', 'Dua', 'Tiga', 'Empat', 'Lima']) await budi.append('INBOX', { subject });
  const tupai = await signedIn(budi, WIDE);
  const { page } = tupai;
  const wish = async (pane: string, after: string): Promise<void> => {
    await tupai.openSettings('mailbox');
    await page.getByLabel('Open messages').selectOption(pane);
    await page.getByLabel('When the open message was').selectOption(after);
    await page.getByRole('button', { name: 'Save settings' }).click();
    await expect(tupai.note).toBeVisible();
    await tupai.openInbox();
    await expect(page.getByRole('grid')).toBeVisible(); // scripts run
  };
  await expect(page.getByRole('grid')).toBeVisible(); // scripts run
  await tupai.list.open('Tiga');
  await page.keyboard.press('e');
  await tupai.reader.isOpen('Dua');
  await expect.poll(() => budi.subjects('Archive')).toEqual(['Tiga']);
  await page.keyboard.press('z');
  await expect.poll(() => budi.count('Archive')).toBe(0);
  // A message that is moved back has a new number, and the list goes by those.
  await expect(tupai.list.subjects).toHaveText(['Tiga', 'Lima', 'Empat', 'Dua', 'Satu']);
  await tupai.reader.isOpen('Dua');

  await wish('below', 'previous');
  await tupai.list.open('Empat');
  await page.keyboard.press('e');
  await tupai.reader.isOpen('Lima');
  await expect(tupai.list.subjects).toHaveText(['Tiga', 'Lima', 'Dua', 'Satu']);

  await wish('off', 'next');
  await tupai.list.open('Lima');
  await expect(page.locator('.list-scroll')).toBeHidden();
  await page.keyboard.press('e');
  await tupai.reader.isOpen('Dua');
  await page.keyboard.press('z');
  await expect.poll(() => budi.count('Archive')).toBe(1);
  await page.goBack();
  await expect(tupai.list.row('Lima')).toBeVisible();

  await wish('off', 'list');
  await tupai.list.open('Dua');
  await page.keyboard.press('e');
  await expect(tupai.list.row('Satu')).toBeVisible();
  await expect(tupai.list.row('Dua')).toHaveCount(0);
  await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
  await expect(tupai.list.row('Dua')).toBeVisible();
});

test('who turns pages gets them with scripts, too: by links, by keys, back from a message and after a reload', async ({
  newUser,
  signedIn,
}) => {
  const budi = await newUser();
  for (let n = 1; n <= 40; n += 1) await budi.append('INBOX', { subject: `Surat ${String(n)}` });
  const tupai = await signedIn(budi, WIDE);
  const { page, list } = tupai;
  await tupai.openSettings();
  await page.getByLabel('Messages on a page').selectOption('15');
  await page.getByRole('button', { name: 'Save settings' }).click();
  await expect(tupai.note).toBeVisible();
  await tupai.openSettings('mailbox');
  await page.getByLabel('Turn pages instead of scrolling').check();
  await page.getByRole('button', { name: 'Save settings' }).click();
  await expect(tupai.note).toBeVisible();
  await tupai.openInbox();
  const grid = page.getByRole('grid');
  await expect(grid).toHaveAttribute('aria-rowcount', '16');
  await expect(list.range).toContainText('1–15 of 40');
  await list.range.getByRole('link', { name: 'Next page' }).click();
  await expect(list.range).toContainText('16–30 of 40');
  await expect(list.row('Surat 25')).toBeVisible();
  await expect(list.row('Surat 26')).toHaveCount(0);
  await list.open('Surat 20');
  await page.goBack();
  await expect(list.range).toContainText('16–30 of 40');
  await page.reload();
  await expect(grid).toBeVisible();
  await expect(list.range).toContainText('16–30 of 40');
  await list.row('Surat 24').focus();
  await page.keyboard.press('End');
  await expect(list.row('Surat 11')).toBeFocused();
  await page.keyboard.press('j');
  await expect(list.range).toContainText('31–40 of 40');
  await expect(list.row('Surat 10')).toBeVisible();
  await page.keyboard.press('j');
  await expect(list.row('Surat 10')).toBeFocused();
  await page.goBack();
  await expect(list.range).toContainText('16–30 of 40');
  await list.row('Surat 24').focus();
  await page.keyboard.press('Control+a');
  await expect(page.locator('tr[aria-selected="true"]')).toHaveCount(15);
  await expect(page.getByRole('button', { name: 'Select all 40' })).toBeVisible();
});
