import { apiHref } from '#lib/contract/api-href.ts';
import { expect, test } from './fixtures/test.ts';
import type { Tupai } from './pages/tupai.ts';

const WIDE = { viewport: { width: 1440, height: 900 } };
const toast = ({ page }: Tupai) => page.locator('.toast');
const undo = (tupai: Tupai) => toast(tupai).getByRole('button', { name: 'Undo' });
const menu = ({ page }: Tupai) => page.getByRole('menu');
const dialog = ({ page }: Tupai) => page.getByRole('dialog');

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

test('a snoozed message leaves, says in Snoozed when it wakes, and comes back when asked to', async ({
  newUser,
  signedIn,
}) => {
  const budi = await newUser();
  for (const subject of ['Satu', 'Dua', 'Tiga']) await budi.append('INBOX', { subject });
  const tupai = await signedIn(budi, WIDE);
  await expect(tupai.page.getByRole('grid')).toBeVisible(); // scripts run
  const { page } = tupai;
  await tupai.list.row('Dua').hover();
  await tupai.list.row('Dua').getByRole('button', { name: 'Snooze' }).click();
  await menu(tupai)
    .getByRole('menuitem', { name: /^Tomorrow, / })
    .click();
  await expect(tupai.list.subjects).toHaveText(['Tiga', 'Satu']);
  await expect(toast(tupai)).toContainText(/1 message snoozed until .*\b8:00/);
  await undo(tupai).click();
  await expect.poll(() => budi.subjects('INBOX')).toEqual(['Satu', 'Tiga', 'Dua']);
  await expect(tupai.list.subjects).toHaveText(['Dua', 'Tiga', 'Satu']);

  await tupai.list.row('Tiga').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('b');
  await menu(tupai)
    .getByRole('menuitem', { name: /^Pick a date/ })
    .click();
  await dialog(tupai).getByLabel('Comes back at').fill('2020-01-01T08:00');
  await dialog(tupai).getByRole('button', { name: 'Snooze' }).click();
  await expect(dialog(tupai)).toContainText('still to come');
  await dialog(tupai).getByLabel('Comes back at').fill('2030-03-04T06:30');
  await dialog(tupai).getByRole('button', { name: 'Snooze' }).click();
  await expect.poll(() => budi.subjects('Snoozed')).toHaveLength(1);
  const [asleep = ''] = await budi.subjects('Snoozed');
  const snoozed = await tupai.openFolder('Snoozed');
  await expect(snoozed.row(asleep)).toContainText(/wakes Mon, Mar 4, 0?6:30/);
  await snoozed.row(asleep).hover();
  await snoozed.row(asleep).getByRole('button', { name: 'Wake now' }).click();
  await expect.poll(() => budi.subjects('INBOX')).toHaveLength(3);
  await expect(page.getByText('No messages')).toBeVisible();
});

test('a snoozed message wakes by itself, as it was, in a list that is open', async ({ newUser, signedIn }) => {
  const budi = await newUser();
  await budi.append('INBOX', { subject: 'Rapat' }, ['\\Flagged', '\\Seen'], new Date('2026-03-01T08:00:00Z'));
  await budi.append('INBOX', { subject: 'Lain' });
  const [uid = 0] = await budi.uids('INBOX');
  const before = await budi.raw('INBOX', uid);
  const tupai = await signedIn(budi, WIDE);
  const { page } = tupai;
  await expect(page.getByRole('grid')).toBeVisible(); // scripts run
  // The soonest time of the menu is hours away: its form is told another one.
  await page.route(`**${apiHref('snoozeMessages')}`, async (route) => {
    const soon = new Date(Date.now() + 4000).toISOString();
    const body = route
      .request()
      .postDataBuffer()
      ?.toString('latin1')
      .replace(/20\d\d-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)/, soon);
    await route.continue({ postData: Buffer.from(body ?? '', 'latin1') });
  });
  await tupai.list.row('Rapat').hover();
  await tupai.list.row('Rapat').getByRole('button', { name: 'Snooze' }).click();
  await menu(tupai)
    .getByRole('menuitem', { name: /^Tomorrow, / })
    .click();
  await expect.poll(() => budi.subjects('Snoozed')).toEqual(['Rapat']);
  await expect(tupai.list.subjects).toHaveText(['Lain']);
  await expect(tupai.list.subjects).toHaveText(['Rapat', 'Lain'], { timeout: 60_000 });
  await expect(tupai.list.row('Rapat')).toContainText('Starred');
  await expect(tupai.list.row('Rapat')).toContainText('Mar 1');
  const [, woken = 0] = await budi.uids('INBOX');
  expect((await budi.raw('INBOX', woken)).equals(before)).toBe(true);
  expect((await budi.flags('INBOX', woken)).toSorted()).toEqual(['\\Flagged', '\\Seen']);
});

test('where the server cannot take things back, it asks first', async ({ newUser, open, startOwn, mailserver }) => {
  const { host, port } = mailserver.imap.minimal;
  const own = await startOwn({ TUPAI_IMAP_HOST: host, TUPAI_IMAP_PORT: String(port), TUPAI_IMAP_TLS: 'none' });
  const budi = await newUser();
  for (const subject of ['Satu', 'Dua']) await budi.append('INBOX', { subject });
  const tupai = await open({ ...WIDE, at: own });
  await tupai.signIn(budi);
  await expect(tupai.page.getByRole('grid')).toBeVisible(); // scripts run
  await tupai.list.select('Satu');
  await tupai.list.press('Archive');
  await expect(dialog(tupai)).toContainText('This server cannot undo moving messages.');
  await dialog(tupai).getByRole('button', { name: 'Cancel' }).click();
  await expect(tupai.list.subjects).toHaveText(['Dua', 'Satu']);
  await tupai.list.press('Archive');
  await dialog(tupai).getByRole('button', { name: 'Go on' }).click();
  await expect(tupai.list.subjects).toHaveText(['Dua']);
  await expect(toast(tupai)).toContainText('1 message');
  await expect(undo(tupai)).toHaveCount(0);
});

test('what the storage has no room for stays where it was, with the reason', async ({ newUser, signedIn }) => {
  const budi = await newUser({ quotaBytes: 60_000 });
  await budi.createMailbox('Salinan');
  await budi.append('INBOX', { subject: 'Besar', text: 'x'.repeat(40_000) });
  const tupai = await signedIn(budi, WIDE);
  await expect(tupai.page.getByRole('grid')).toBeVisible(); // scripts run
  const { page } = tupai;
  await tupai.list.row('Besar').click({ button: 'right' });
  await menu(tupai)
    .getByRole('menuitem', { name: /^Copy to/ })
    .click();
  await page.keyboard.type('Salinan');
  await page.keyboard.press('Enter');
  await expect(toast(tupai)).toContainText('That did not work');
  await expect(toast(tupai)).toContainText(/full/i);
  await expect(tupai.list.subjects).toHaveText(['Besar']);
  expect(await budi.count('Salinan')).toBe(0);
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

test('everything in a folder is archived at once, also what was never scrolled to, and comes back', async ({
  newUser,
  signedIn,
}) => {
  const budi = await newUser();
  await budi.deliver({ subject: 'Surat' }, 600);
  const tupai = await signedIn(budi, WIDE);
  await expect(tupai.page.getByRole('grid')).toBeVisible(); // scripts run
  const { page } = tupai;
  await tupai.list.subjects.first().click({ modifiers: ['ControlOrMeta'] });
  await tupai.list.pressMore('Select all 600 in Inbox');
  await expect(page.getByText('All 600 in Inbox are selected.')).toBeVisible();
  await tupai.list.press('Archive');
  await expect(toast(tupai)).toContainText('600 messages', { timeout: 30_000 });
  expect(await budi.count('Archive')).toBe(600);
  expect(await budi.count('INBOX')).toBe(0);
  await expect(page.getByText('Your inbox is empty')).toBeVisible();
  await undo(tupai).click();
  await expect.poll(() => budi.count('INBOX'), { timeout: 30_000 }).toBe(600);
});

test('what is done to a whole folder tells how far it is and can be stopped; what was done comes back', async ({
  newUser,
  open,
  startBehind,
  mailserver,
}) => {
  const { proxy, own } = await startBehind('IMAP', mailserver.imap.full, { TUPAI_TIME_SCALE: '1' });
  const budi = await newUser();
  await budi.deliver({ subject: 'Surat' }, 2100);
  const tupai = await open({ ...WIDE, at: own });
  await tupai.signIn(budi);
  const { page } = tupai;
  await expect(page.getByRole('grid')).toBeVisible(); // scripts run
  await page.locator('.list-select > summary').click();
  await page.locator('.list-select').getByRole('button', { name: 'Select all 2,100 in Inbox' }).click();
  // Each 500 take two seconds.
  proxy.setRules([{ side: 'client', line: / UID MOVE /, action: 'delay', ms: 2000 }]);
  await tupai.list.press('Archive');
  await expect(toast(tupai)).toContainText(/[1-9]\d+ of 2,100 done/, { timeout: 30_000 });
  await toast(tupai).getByRole('button', { name: 'Cancel' }).click();
  await expect(toast(tupai)).toContainText('archived', { timeout: 30_000 });
  proxy.setRules([]);
  const archived = await budi.count('Archive');
  expect([500, 1000, 1500]).toContain(archived);
  await expect(toast(tupai)).toContainText(
    `${archived === 500 ? '500' : archived === 1000 ? '1,000' : '1,500'} messages archived`,
  );
  expect(await budi.count('INBOX')).toBe(2100 - archived);
  await undo(tupai).click();
  await expect.poll(() => budi.count('INBOX'), { timeout: 30_000 }).toBe(2100);
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
