import { expect, test } from './fixtures/test.ts';
import { keptBy } from './pages/kept-copies.ts';

test('a session that ends brings a sheet over the page; after the password it goes on where it was', async ({
  newUser,
  signedIn,
}) => {
  const budi = await newUser();
  for (const subject of ['Satu', 'Dua', 'Tiga']) await budi.append('INBOX', { subject });
  const tupai = await signedIn(budi);
  await tupai.list.open('Dua');
  const address = tupai.page.url();
  await (await signedIn(budi)).endOtherSessions();
  await expect(tupai.sheet).toBeVisible();
  await expect(tupai.sheet.getByLabel('User')).toHaveValue(budi.login);
  await expect(tupai.sheet.getByLabel('User')).not.toBeEditable();

  await tupai.sheet.getByLabel('Password', { exact: true }).fill('salah');
  await tupai.sheet.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(tupai.sheet.getByRole('alert')).toContainText(/password/i);
  await tupai.signInAgain(budi.password);
  await expect(tupai.page).toHaveURL(address);
  await expect(tupai.page.getByRole('heading', { name: 'Dua' })).toBeVisible();

  await budi.deliver({ subject: 'Sesudahnya' });
  await expect(tupai.folders.getByRole('link', { name: /^Inbox/ })).toContainText('3', { timeout: 20_000 });
});

test('whoever puts the sheet away reads on, and finds the way back in a line', async ({ newUser, signedIn }) => {
  const budi = await newUser();
  await budi.append('INBOX', { subject: 'Satu' }, ['\\Seen']);
  const tupai = await signedIn(budi);
  await (await signedIn(budi)).endOtherSessions();
  await tupai.sheet.getByRole('button', { name: 'Not now' }).click();
  await expect(tupai.connection).toContainText('You are signed out.');
  await expect(tupai.list.subjects).toHaveText(['Satu']);
  await tupai.connection.getByRole('button', { name: 'Sign in again' }).click();
  await tupai.signInAgain(budi.password);
  await expect(tupai.connection).toBeHidden();
});

test('signing in again in one tab frees the others', async ({ newUser, signedIn }) => {
  const budi = await newUser();
  const first = await signedIn(budi);
  const second = await first.page.context().newPage();
  await second.goto(first.page.url());
  const otherSheet = second.getByRole('dialog', { name: 'Sign in again' });
  await (await signedIn(budi)).endOtherSessions();
  await expect(first.sheet).toBeVisible();
  await expect(otherSheet).toBeVisible();
  await first.signInAgain(budi.password);
  await expect(otherSheet).toBeHidden();
});

test('fault 46: offline: what was opened stays readable, changes wait in their order, and are made once the server is back', async ({
  newUser,
  signedIn,
}) => {
  const budi = await newUser();
  for (const subject of ['Satu', 'Dua', 'Tiga']) await budi.append('INBOX', { subject, text: `Isi ${subject}` });
  const [satu = 0, dua = 0, tiga = 0] = await budi.uids('INBOX');
  const tupai = await signedIn(budi);
  await tupai.list.open('Tiga');
  await expect(tupai.reader.message).toContainText('Isi Tiga');
  await expect.poll(() => budi.flags('INBOX', tiga)).toContain('\\Seen');
  await tupai.page.context().setOffline(true);
  await expect(tupai.connection).toContainText('You are offline.');
  await expect(tupai.reader.message).toContainText('Isi Tiga');

  await tupai.page.goBack();
  await tupai.list.select('Satu');
  await tupai.list.press('Archive');
  await tupai.list.select('Dua');
  await tupai.list.press('Star');
  await expect(tupai.connection).toContainText('2 changes are waiting.');
  await expect(tupai.list.subjects).toHaveText(['Tiga', 'Dua']);
  expect(await budi.uids('INBOX')).toEqual([satu, dua, tiga]);
  expect(await budi.flags('INBOX', dua)).not.toContain('\\Flagged');

  await tupai.page.context().setOffline(false);
  await expect(tupai.connection).toBeHidden();
  await expect.poll(() => budi.subjects('Archive')).toEqual(['Satu']);
  await expect.poll(() => budi.flags('INBOX', dua)).toContain('\\Flagged');
  await expect(tupai.list.subjects).toHaveText(['Tiga', 'Dua']);
});

test('a change that waits can be taken back before it leaves', async ({ newUser, signedIn }) => {
  const budi = await newUser();
  for (const subject of ['Satu', 'Dua']) await budi.append('INBOX', { subject });
  const tupai = await signedIn(budi);
  await tupai.page.context().setOffline(true);
  await expect(tupai.connection).toContainText('You are offline.');
  await tupai.list.select('Satu');
  await tupai.list.press('Delete');
  await expect(tupai.connection).toContainText('1 change is waiting.');
  await tupai.page.getByRole('button', { name: 'Undo' }).click();
  await expect(tupai.list.subjects).toHaveText(['Dua', 'Satu']);
  await expect(tupai.connection).not.toContainText('waiting');

  await tupai.page.context().setOffline(false);
  await expect(tupai.connection).toBeHidden();
  expect(await budi.subjects('INBOX')).toEqual(['Satu', 'Dua']);
});

test('the mail server is away: a line says what that means, Try now asks again, and it goes when the server is back', async ({
  newUser,
  startBehind,
  mailserver,
  open,
}) => {
  const budi = await newUser();
  await budi.append('INBOX', { subject: 'Satu' });
  await budi.append('INBOX', { subject: 'Dua' });
  const { proxy, own } = await startBehind('IMAP', mailserver.coordinates.imap.full);
  const tupai = await open({ at: own });
  await tupai.signIn(budi);
  await proxy.down();
  await tupai.list.subjects.filter({ hasText: 'Satu' }).click();
  await expect(tupai.connection).toContainText('The mail server does not answer.');
  const tryNow = tupai.connection.getByRole('button', { name: 'Try now' });
  const pressed = await tryNow.elementHandle();
  await tryNow.click();
  await expect(tryNow).toBeVisible(); // it was asked, and is still away
  expect(await pressed?.evaluate((button) => button.isConnected)).toBe(true);

  await proxy.up();
  await expect(async () => {
    if (await tupai.connection.isHidden()) return; // it asks by itself, too, and may have been quicker
    await tryNow.click({ timeout: 2000 });
    await expect(tupai.connection).toBeHidden({ timeout: 2000 });
  }).toPass({ timeout: 40_000 });
  await expect(tupai.page.getByRole('heading', { name: 'Satu' })).toBeVisible();
});

test('mail that cannot leave because the server for it is away: every screen says so, and it goes by itself', async ({
  newUser,
  startBehind,
  mailserver,
  open,
}) => {
  const budi = await newUser();
  const { proxy, own } = await startBehind('SMTP', mailserver.coordinates.smtp);
  const tupai = await open({ at: own });
  await tupai.signIn(budi);
  await proxy.down();
  const composer = await tupai.compose();
  await composer.fill({ to: budi.address, subject: 'Tertahan', text: 'Isi' });
  await composer.pressSend();
  const line = tupai.page.locator('.banner.outbox');
  await expect(line).toContainText('The server for outgoing mail does not answer. 1 message waits in the outbox');
  await tupai.openInbox();
  await expect(line).toContainText('1 message waits in the outbox');
  await expect(line.getByRole('link', { name: 'Open the outbox' })).toHaveAttribute('href', /outbox/);
  const tryNow = line.getByRole('button', { name: 'Try now' });
  await tryNow.click();
  await expect(tryNow).toBeVisible(); // it was tried, and nobody answered

  await proxy.up();
  await expect(line).toBeHidden({ timeout: 40_000 });
  await expect(tupai.list.subjects).toHaveText(['Tertahan'], { timeout: 40_000 });
});

test('a session about to end says so, and is renewed without leaving the page', async ({ newUser, startOwn, open }) => {
  const own = await startOwn({ TUPAI_SESSION_ABSOLUTE: '4m' });
  const budi = await newUser();
  const tupai = await open({ at: own });
  await tupai.signIn(budi);
  await expect(tupai.connection).toContainText('Your session ends in a few minutes.');
  await tupai.connection.getByRole('button', { name: 'Sign in again' }).click();
  await expect(tupai.sheet).toContainText('goes on without a break');
  await tupai.signInAgain(budi.password);
});

test('what is being written is safe within seconds: sealed in the browser, or on the server where nothing can be sealed', async ({
  newUser,
  signedIn,
  host,
}) => {
  const budi = await newUser();
  const tupai = await signedIn(budi);
  const composer = await tupai.openCompose();
  await composer.fill({ subject: 'Belum selesai', text: 'Nanti disambung' });
  if (host === '127.0.0.1') await expect.poll(() => keptBy(tupai.page)).toHaveLength(1);
  else await expect.poll(() => budi.subjects('Drafts'), { timeout: 30_000 }).toEqual(['Belum selesai']);
  expect((await keptBy(tupai.page)).join()).not.toMatch(/Belum|disambung/);
});
