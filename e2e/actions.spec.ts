import { expect, test } from './fixtures/test.ts';
import { dialog, menu, toast, undo, WIDE } from './pages/floating.ts';

test('a row that is pointed at offers archive, delete, read and snooze, and nothing in it moves', async ({
  newUser,
  signedIn,
}) => {
  const budi = await newUser();
  for (const subject of ['Satu', 'Dua', 'Tiga']) await budi.append('INBOX', { subject });
  const tupai = await signedIn(budi, WIDE);
  await expect(tupai.page.getByRole('grid')).toBeVisible(); // scripts run
  const row = tupai.list.row('Dua');
  const link = row.getByRole('link');
  const before = await link.boundingBox();
  await row.hover();
  for (const name of ['Archive', 'Delete', 'Mark read', 'Snooze'])
    await expect(row.getByRole('button', { name, exact: true })).toBeVisible();
  expect(await link.boundingBox()).toEqual(before);
  await row.getByRole('button', { name: 'Mark read' }).click();
  await expect(row.getByRole('button', { name: 'Mark unread' })).toBeVisible();
  await row.getByRole('button', { name: 'Archive', exact: true }).click();
  await expect(tupai.list.subjects).toHaveText(['Tiga', 'Satu']);
  await expect.poll(() => budi.subjects('Archive')).toEqual(['Dua']);
  await undo(tupai).click();
  // A message that is moved back has a new number, and the list goes by those.
  await expect(tupai.list.subjects).toHaveText(['Dua', 'Tiga', 'Satu']);
});

test('the menu of a row opens by the second button and by the keyboard, and gives the keyboard back', async ({
  newUser,
  signedIn,
}) => {
  const budi = await newUser();
  for (const subject of ['Satu', 'Dua', 'Tiga']) await budi.append('INBOX', { subject });
  const tupai = await signedIn(budi, WIDE);
  await expect(tupai.page.getByRole('grid')).toBeVisible(); // scripts run
  const { page } = tupai;
  await tupai.list.row('Satu').click({ button: 'right' });
  await expect(menu(tupai).getByRole('menuitem', { name: 'Reply', exact: true })).toBeVisible();
  await menu(tupai).getByRole('menuitem', { name: /^Star/ }).click();
  await expect(tupai.list.row('Satu').getByText('Starred')).toBeAttached();
  await expect(menu(tupai)).toBeHidden();

  await tupai.list.row('Dua').focus();
  await page.keyboard.press('Shift+F10');
  await expect(menu(tupai)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(menu(tupai)).toBeHidden();
  await expect(page.locator('tr:focus')).toContainText('Dua');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ContextMenu');
  await menu(tupai)
    .getByRole('menuitem', { name: /^Delete(?! for)/ })
    .click();
  await expect(tupai.list.subjects).toHaveText(['Dua', 'Satu']);
  await expect.poll(() => budi.subjects('Trash')).toEqual(['Tiga']);
});

test('deleting for good asks first, by its number', async ({ newUser, signedIn }) => {
  const budi = await newUser();
  for (const subject of ['Satu', 'Dua']) await budi.append('INBOX', { subject });
  const tupai = await signedIn(budi, WIDE);
  await expect(tupai.page.getByRole('grid')).toBeVisible(); // scripts run
  await tupai.list.row('Satu').click({ button: 'right' });
  await menu(tupai)
    .getByRole('menuitem', { name: /^Delete for good/ })
    .click();
  await expect(dialog(tupai)).toContainText('Delete this message for good?');
  await expect(dialog(tupai)).toContainText('This cannot be undone.');
  await dialog(tupai).getByRole('button', { name: 'Cancel' }).click();
  await expect(tupai.list.subjects).toHaveText(['Dua', 'Satu']);
  await tupai.list.row('Satu').click({ button: 'right' });
  await menu(tupai)
    .getByRole('menuitem', { name: /^Delete for good/ })
    .click();
  await dialog(tupai).getByRole('button', { name: 'Delete for good' }).click();
  await expect(tupai.list.subjects).toHaveText(['Dua']);
  await expect.poll(() => budi.subjects('INBOX')).toEqual(['Dua']);
  expect(await budi.count('Trash')).toBe(0);
});

test('v finds a folder by a few letters; those used last come first; one that is not there is made', async ({
  newUser,
  signedIn,
}) => {
  const budi = await newUser();
  for (const path of ['Keluarga', 'Kelas', 'Nota']) await budi.createMailbox(path);
  for (const subject of ['Satu', 'Dua', 'Tiga']) await budi.append('INBOX', { subject });
  const tupai = await signedIn(budi, WIDE);
  await expect(tupai.page.getByRole('grid')).toBeVisible(); // scripts run
  const { page } = tupai;
  const options = dialog(tupai).getByRole('option');
  await tupai.list.row('Dua').focus();
  await page.keyboard.press('End');
  await page.keyboard.press('v');
  await expect(dialog(tupai).getByRole('combobox')).toBeFocused();
  await page.keyboard.type('not');
  await expect(options.first()).toHaveText(/Nota/);
  await page.keyboard.press('Enter');
  await expect(toast(tupai)).toContainText('1 message moved to Nota.');
  await expect.poll(() => budi.subjects('Nota')).toEqual(['Satu']);

  await page.keyboard.press('v');
  await expect(options.first()).toHaveText(/Nota/);
  await expect(dialog(tupai).getByRole('combobox')).toBeFocused();
  await page.keyboard.type('Proyek 2027');
  await page.keyboard.press('End');
  await options.filter({ hasText: 'Create “Proyek 2027”' }).click();
  await expect(toast(tupai)).toContainText('moved to Proyek 2027');
  await expect.poll(async () => (await budi.mailboxes()).includes('Proyek 2027')).toBe(true);
  await expect.poll(() => budi.subjects('Proyek 2027')).toHaveLength(1);
  await undo(tupai).click();
  await expect.poll(() => budi.subjects('INBOX')).toHaveLength(2);
});

test('a row, or all that are ticked, can be dragged to a folder', async ({ newUser, signedIn }) => {
  const budi = await newUser();
  for (const path of ['Kelas', 'Salinan']) await budi.createMailbox(path);
  for (const subject of ['Satu', 'Dua', 'Tiga']) await budi.append('INBOX', { subject });
  const tupai = await signedIn(budi, WIDE);
  await expect(tupai.page.getByRole('grid')).toBeVisible(); // scripts run
  const { page } = tupai;
  const folder = (name: string) => tupai.folders.getByRole('link', { name });
  await page.keyboard.down('Control');
  await tupai.list.row('Tiga').getByRole('link').dragTo(folder('Salinan'));
  await page.keyboard.up('Control');
  await expect(toast(tupai)).toContainText('1 message copied to Salinan.');
  await expect.poll(() => budi.subjects('Salinan')).toEqual(['Tiga']);
  expect(await budi.count('INBOX')).toBe(3);
  await tupai.list.row('Tiga').getByRole('link').dragTo(folder('Salinan'));
  await expect.poll(() => budi.subjects('Salinan')).toEqual(['Tiga', 'Tiga']);
  expect(await budi.count('INBOX')).toBe(2);
  await tupai.list.select('Satu', 'Dua');
  await tupai.list.row('Dua').getByRole('link').hover();
  await page.mouse.down();
  await folder('Kelas').hover();
  await folder('Kelas').hover();
  await expect(folder('Kelas')).toHaveAttribute('data-drop', '');
  await page.mouse.up();
  await expect(toast(tupai)).toContainText('2 messages moved to Kelas.');
  await expect.poll(() => budi.subjects('Kelas')).toEqual(['Satu', 'Dua']);
  await undo(tupai).click();
  await expect(tupai.list.subjects).toHaveCount(2);
});

test('a label that another program puts on shows, and l ticks labels and makes them', async ({ newUser, signedIn }) => {
  const budi = await newUser();
  for (const subject of ['Satu', 'Dua']) await budi.append('INBOX', { subject });
  const tupai = await signedIn(budi, WIDE);
  await expect(tupai.page.getByRole('grid')).toBeVisible(); // scripts run
  const { page } = tupai;
  const phone = await budi.imap();
  await phone.command('SELECT INBOX');
  await phone.command('STORE 1 +FLAGS ($label2)');
  await expect(tupai.list.row('Satu').getByText('Work')).toBeVisible({ timeout: 20_000 });

  await tupai.list.select('Satu', 'Dua');
  await page.keyboard.press('l');
  const work = page.getByRole('option', { name: 'Work' });
  await expect(work).toHaveAttribute('aria-checked', 'mixed');
  await work.click();
  await expect(work).toHaveAttribute('aria-checked', 'true');
  await page.keyboard.type('Kelas 7');
  await page.getByRole('option', { name: 'Create “Kelas 7”' }).click();
  await page.getByRole('radio', { name: 'Teal' }).check();
  await page.getByRole('button', { name: 'Create label' }).click();
  for (const subject of ['Satu', 'Dua'])
    await expect(tupai.list.row(subject).locator('[data-label=teal]')).toHaveText('Kelas 7');
  await expect.poll(() => budi.flags('INBOX', 1)).toContain('Kelas_7');
  await undo(tupai).click();
  await expect(tupai.list.row('Satu').getByText('Kelas 7')).toBeHidden();
  await expect.poll(() => budi.flags('INBOX', 1)).not.toContain('Kelas_7');
  await phone.logout();
});

test('the list of what was done still takes things back after the note is gone', async ({ newUser, signedIn }) => {
  const budi = await newUser();
  for (const subject of ['Satu', 'Dua']) await budi.append('INBOX', { subject });
  const tupai = await signedIn(budi, WIDE);
  await expect(tupai.page.getByRole('grid')).toBeVisible(); // scripts run
  const { page } = tupai;
  await tupai.list.row('Satu').click({ button: 'right' });
  await menu(tupai)
    .getByRole('menuitem', { name: /^Archive/ })
    .click();
  await toast(tupai).getByRole('button', { name: 'Put away' }).click();
  await page.keyboard.press('Control+k');
  await expect(dialog(tupai).getByRole('combobox')).toBeFocused();
  await page.keyboard.type('What I did last');
  await page.keyboard.press('Enter');
  await dialog(tupai)
    .getByRole('button', { name: /^Undo: / })
    .click();
  await page.keyboard.press('Escape');
  await expect(tupai.list.subjects).toHaveCount(2);
  await expect.poll(() => budi.subjects('INBOX')).toHaveLength(2);
});

test('labels get other names and colours in the settings', async ({ newUser, signedIn }) => {
  const budi = await newUser();
  await budi.append('INBOX', { subject: 'Satu' }, ['$label1']);
  const tupai = await signedIn(budi, WIDE);
  await expect(tupai.page.getByRole('grid')).toBeVisible(); // scripts run
  const { page } = tupai;
  await tupai.openSettings('labels');
  const important = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Important' }) });
  await important.getByLabel('Name').fill('Mendesak');
  await important.getByLabel('Colour').selectOption('Pink');
  await important.getByRole('button', { name: /^Save/ }).click();
  await expect(tupai.note).toContainText('Saved');
  await tupai.openInbox();
  await expect(tupai.list.row('Satu').locator('[data-label=pink]')).toHaveText('Mendesak');
});
