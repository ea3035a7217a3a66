import { expect, test } from './fixtures/test.ts';

test('a pinned message stands above the list, for other programs and other tabs too, and goes back to its place', async ({
  newUser,
  signedIn,
}) => {
  const budi = await newUser();
  for (const subject of ['Satu', 'Dua', 'Tiga']) await budi.append('INBOX', { subject });
  const tupai = await signedIn(budi, { viewport: { width: 1440, height: 900 } });
  await expect(tupai.page.getByRole('grid')).toBeVisible(); // scripts run
  await tupai.list.row('Satu').click({ button: 'right' });
  await tupai.page.getByRole('menuitem', { name: /^Pin to the top/ }).click();
  await expect(tupai.list.subjects).toHaveText(['Satu', 'Tiga', 'Dua']);
  await expect(tupai.list.row('Satu')).toContainText('Pinned');
  const [first = 0] = await budi.uids('INBOX');
  expect(await budi.flags('INBOX', first)).toContain('$Pinned');

  await budi.append('INBOX', { subject: 'Baru' });
  await expect(tupai.list.subjects).toHaveText(['Satu', 'Baru', 'Tiga', 'Dua'], { timeout: 20_000 });
  await tupai.list.row('Satu').focus();
  await tupai.page.keyboard.press('Shift+P');
  await expect(tupai.list.subjects).toHaveText(['Baru', 'Tiga', 'Dua', 'Satu']);
  await tupai.page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
  await expect(tupai.list.subjects).toHaveText(['Satu', 'Baru', 'Tiga', 'Dua']);
});

test('marking a whole folder as read can be undone: only what was unread is so again', async ({
  newUser,
  signedIn,
}) => {
  const budi = await newUser();
  for (const subject of ['Satu', 'Dua']) await budi.append('INBOX', { subject });
  await budi.append('INBOX', { subject: 'Sudah' }, ['\\Seen']);
  await budi.deliver({ subject: 'Surat' }, 60);
  const tupai = await signedIn(budi, { viewport: { width: 1440, height: 900 } });
  await expect(tupai.page.getByRole('grid')).toBeVisible(); // scripts run
  await tupai.list.subjects.first().click({ modifiers: ['ControlOrMeta'] });
  await tupai.list.pressMore('Select all 63 in Inbox');
  await expect(tupai.page.getByText('All 63 in Inbox are selected.')).toBeVisible();
  await tupai.page.keyboard.press('Shift+I');
  await expect(tupai.page.locator('.toast')).toContainText('62 messages marked as read.', { timeout: 30_000 });
  const unread = async (): Promise<number> => {
    const uids = await budi.uids('INBOX');
    const flags = await Promise.all(uids.map((uid) => budi.flags('INBOX', uid)));
    return flags.filter((one) => !one.includes('\\Seen')).length;
  };
  expect(await unread()).toBe(0);
  await tupai.page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
  await expect.poll(unread, { timeout: 30_000 }).toBe(62);
});
