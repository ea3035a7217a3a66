import { folderPage } from '#lib/contract/pages.ts';
import { ImapSocket } from './mailserver/index.ts';
import type { Tupai } from './pages/tupai.ts';
import { expect, test } from './fixtures/test.ts';

/** Servers that do not push are asked every 30 s, a tenth of that in tests. */
const SOON = { timeout: 20_000 };

const row = (tupai: Tupai, name: string) => tupai.folders.getByRole('treeitem', { name: new RegExp(`^${name}\\b`) });
const link = (tupai: Tupai, name: string) => tupai.folders.getByRole('link', { name: new RegExp(`^${name}\\b`) });

test('the tree is one stop of the keyboard: arrows move, open and close, and closed folders stay closed', async ({
  newUser,
  signedIn,
}) => {
  const budi = await newUser();
  for (const path of ['Kerja', 'Kerja/2024', 'Kerja/2025']) await budi.createMailbox(path);
  await budi.append('Kerja/2024', { subject: 'Belum dibaca' });
  const tupai = await signedIn(budi);
  const { page } = tupai;
  await expect(row(tupai, 'Kerja')).toHaveAttribute('aria-expanded', 'true');
  await row(tupai, 'Inbox').focus();
  await page.keyboard.press('End');
  await expect(row(tupai, '2025')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(row(tupai, 'Kerja')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(row(tupai, 'Kerja')).toHaveAttribute('aria-expanded', 'false');
  await expect(link(tupai, '2024')).toBeHidden();
  await expect(link(tupai, 'Kerja')).toContainText('1');
  await page.reload();
  await expect(row(tupai, 'Kerja')).toHaveAttribute('aria-expanded', 'false');
  await row(tupai, 'Inbox').focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(row(tupai, '2024')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveTitle(/^2024/);
});

test('a folder is dragged onto another one and back by Undo, while another program renames one underneath', async ({
  newUser,
  signedIn,
}) => {
  const budi = await newUser();
  for (const path of ['Kerja', 'Zebra']) await budi.createMailbox(path);
  const tupai = await signedIn(budi);
  await link(tupai, 'Zebra').dragTo(link(tupai, 'Kerja'));
  await expect(row(tupai, 'Zebra')).toHaveAttribute('aria-level', '2', SOON);
  expect(await budi.mailboxes()).toContain('Kerja/Zebra');
  await tupai.page.getByRole('button', { name: 'Undo' }).click();
  await expect(row(tupai, 'Zebra')).toHaveAttribute('aria-level', '1', SOON);

  const phone = await budi.imap();
  await phone.command('RENAME Kerja Proyek');
  await phone.logout();
  await expect(row(tupai, 'Kerja')).toHaveCount(0, SOON);
  await link(tupai, 'Zebra').dragTo(link(tupai, 'Proyek'));
  await expect(row(tupai, 'Zebra')).toHaveAttribute('aria-level', '2', SOON);
  expect(await budi.mailboxes()).toContain('Proyek/Zebra');
});

test('the menu of a folder offers what can be done, and says why the rest cannot', async ({ newUser, signedIn }) => {
  const budi = await newUser();
  await budi.createMailbox('Kerja');
  await budi.append('Kerja', { subject: 'Satu' });
  const tupai = await signedIn(budi);
  const { page } = tupai;
  await link(tupai, 'Sent').click({ button: 'right' });
  const menu = page.getByRole('menu', { name: 'Actions for Sent' });
  await expect(menu.getByRole('menuitem', { name: /^Delete… – it has a job/ })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await page.keyboard.press('Escape');
  await row(tupai, 'Kerja').focus();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Mark all as read' }).click();
  await expect(link(tupai, 'Kerja')).not.toContainText('1', SOON);
  await link(tupai, 'Kerja').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Add to favourites' }).click();
  await expect(tupai.folders.getByRole('list', { name: 'Favourites' }).getByRole('link')).toHaveText(['Kerja'], SOON);
  await tupai.goto(folderPage('Kerja'));
  await expect(page.getByLabel('Show among the favourites')).toBeChecked();
});

test('in a folder that somebody shares, what its owner does not allow is shown as such', async ({
  newUser,
  open,
  startOwn,
  mailserver,
}) => {
  const { host, port } = mailserver.coordinates.imapShared;
  const own = await startOwn({ TUPAI_IMAP_HOST: host, TUPAI_IMAP_PORT: String(port), TUPAI_IMAP_TLS: 'none' });
  const [budi, siti] = [await newUser(), await newUser()];
  await budi.createMailbox('Proyek');
  await budi.append('Proyek', { subject: 'Bersama' });
  await siti.append('INBOX', { subject: 'Milik Siti' });
  const share = async (rights: string): Promise<void> => {
    const socket = await ImapSocket.connect(mailserver.coordinates.imapShared);
    await socket.login(budi.login, budi.password);
    await socket.command(`SETACL Proyek "${siti.login}" ${rights}`);
    await socket.logout();
  };
  await share('lr');
  const tupai = await open({ at: own, viewport: { width: 1440, height: 900 } });
  await tupai.signIn(siti);
  const { page, list } = tupai;
  await expect(tupai.folders.getByRole('heading', { name: 'Other people’s folders' })).toBeVisible();
  await link(tupai, 'Proyek').click({ button: 'right' });
  for (const what of ['Mark all as read', 'Move all to Trash', 'Delete'])
    await expect(page.getByRole('menuitem', { name: new RegExp(`^${what}.* – not allowed here`) })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
  await page.keyboard.press('Escape');
  await list.row('Milik Siti').getByRole('link').dragTo(link(tupai, 'Proyek'));
  await expect(list.row('Milik Siti')).toBeVisible();
  await link(tupai, 'Proyek').click();
  await expect(page.getByText('You may only read in this folder.')).toBeVisible();
  await list.row('Bersama').hover();
  await expect(list.row('Bersama').getByRole('button')).toHaveCount(0);
  expect(await budi.subjects('Proyek')).toEqual(['Bersama']);
  expect(await siti.subjects('INBOX')).toEqual(['Milik Siti']);
});

test('how full the mailbox is follows what happens, in every tab: nearly full, refused, and free again', async ({
  newUser,
  signedIn,
}) => {
  const budi = await newUser({ quotaBytes: 60_000 });
  await budi.append('INBOX', { subject: 'Besar', text: 'x'.repeat(30_000) });
  const tupai = await signedIn(budi);
  const { page } = tupai;
  const second = await page.context().newPage();
  await second.goto(page.url());
  const warning = (tab: typeof page) => tab.getByRole('main').getByText(/^Your mailbox is nearly full/);
  await expect(tupai.folders.getByText(/ used$/)).toContainText(/^4\d kB of/);
  await expect(warning(page)).toHaveCount(0);
  await budi.append('Archive', { subject: 'Lagi', text: 'x'.repeat(10_000) });
  for (const tab of [page, second]) await expect(warning(tab)).toBeVisible(SOON);

  await tupai.list.select('Besar');
  await tupai.list.copyTo('Archive');
  await expect(page.getByText(/mailbox is full/i).first()).toBeVisible();
  await expect(tupai.folders.getByText(/ used$/)).toContainText(/^5\d kB of/);
  expect(await budi.count('Archive')).toBe(1);

  const phone = await budi.imap();
  await phone.command('SELECT INBOX');
  await phone.command('STORE 1 +FLAGS (\\Deleted)');
  await phone.command('EXPUNGE');
  await phone.logout();
  for (const tab of [page, second]) await expect(warning(tab)).toHaveCount(0, SOON);
  await expect(tupai.folders.getByText(/ used$/)).toContainText(/^1\d kB of/);
});
