import { watchEvents } from '#lib/contract/events.ts';
import { listenToEvents } from './fixtures/listen-to-events.ts';
import { expect, test } from './fixtures/test.ts';

/** In milliseconds; servers that do not push are asked every 30 s, a tenth of that in tests. */
const SOON = { timeout: 20_000 };

test('new mail shows in the folder list, in the title and as a row', async ({ newUser, signedIn }) => {
  const budi = await newUser();
  await budi.append('INBOX', { subject: 'Lama' }, ['\\Seen']);
  const tupai = await signedIn(budi);
  const inbox = tupai.folders.getByRole('link', { name: /^Inbox/ });
  await expect(inbox).not.toContainText(/\d/);

  await budi.deliver({ subject: 'Baru' });
  await expect(tupai.page.locator('#say-politely')).toContainText('New mail has come.', SOON);
  await expect(inbox).toContainText('1', SOON);
  await expect(tupai.page).toHaveTitle(/^Inbox \(1\)/);
  await expect(tupai.page.locator('link[rel="icon"]')).toHaveAttribute('href', /%3E1%3C%2Ftext%3E/);
  await expect(tupai.list.subjects).toHaveText(['Baru', 'Lama']);
});

test('what another program reads, moves and deletes changes counts and rows', async ({ newUser, signedIn }) => {
  const budi = await newUser();
  for (const subject of ['Satu', 'Dua', 'Tiga']) await budi.append('INBOX', { subject });
  const tupai = await signedIn(budi);
  const inbox = tupai.folders.getByRole('link', { name: /^Inbox/ });
  await expect(inbox).toContainText('3');
  const phone = await budi.imap();
  await phone.command('SELECT INBOX');
  await phone.command('STORE 1 +FLAGS (\\Seen)');
  await expect(inbox).toContainText('2', SOON);
  await phone.command('STORE 2 +FLAGS (\\Deleted)');
  await phone.command('EXPUNGE');
  await expect(inbox).toContainText('1', SOON);
  await phone.logout();
  await budi.append('Archive', { subject: 'Di arsip' });
  await expect(tupai.folders.getByRole('link', { name: /^Archive/ })).toContainText('1', SOON);
  await expect(tupai.list.subjects).toHaveText(['Tiga', 'Satu']);
});

test('several tabs hear the same, whichever of them is closed', async ({ newUser, signedIn }) => {
  const budi = await newUser();
  const first = await signedIn(budi);
  const second = await first.page.context().newPage();
  await second.goto(first.page.url());
  await budi.deliver({ subject: 'Satu' });
  for (const page of [first.page, second]) await expect(page).toHaveTitle(/^Inbox \(1\)/, SOON);
  await first.page.close();
  await budi.deliver({ subject: 'Dua' });
  await expect(second).toHaveTitle(/^Inbox \(2\)/, SOON);
});

test('the stream is one of ours: not compressed, never kept, and over when the person signs out', async ({
  newUser,
  signedIn,
  tupai: server,
}) => {
  const tupai = await signedIn(await newUser());
  const cookies = await tupai.page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const { host } = new URL(tupai.page.url());
  const url = `${server.origin}${server.base}${watchEvents.path}`;
  const stream = await listenToEvents(url, { host, cookie, 'accept-encoding': 'gzip, br' });
  expect(stream.headers).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'content-security-policy': "default-src 'none'; sandbox",
  });
  expect(stream.headers['content-encoding']).toBeUndefined();
  await tupai.signOut();
  expect(await stream.ended).toContain('session-ended');
});
