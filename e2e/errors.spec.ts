import { listPage, messagePage } from '#lib/contract/pages.ts';
import { expect, test } from './fixtures/test.ts';

test('a folder that is not there says so and leads back to the inbox', async ({ newUser, signedIn }) => {
  const tupai = await signedIn(await newUser());
  await tupai.goto(listPage('Nowhere/at all'));
  await expect(tupai.page.getByRole('heading', { name: 'No such folder' })).toBeVisible();
  await tupai.page.getByRole('link', { name: 'Go to Inbox' }).click();
  await tupai.list.isOpen('Inbox');
});

test('an address that can name no folder or no message is answered as not found', async ({ newUser, signedIn }) => {
  const tupai = await signedIn(await newUser());
  for (const path of ['/mail/~zz', `${listPage('INBOX')}/first`, `${listPage('INBOX')}/1.2/3`]) {
    const answered = tupai.page.waitForResponse((response) => response.url().endsWith(path));
    await tupai.goto(path);
    expect((await answered).status()).toBe(404);
    await expect(tupai.page.getByRole('heading', { name: 'No such folder' })).toBeVisible();
  }
});

test('a message that another program deleted says that it is gone', async ({ newUser, signedIn }) => {
  const budi = await newUser();
  const uid = await budi.append('INBOX', { subject: 'Sebentar saja' });
  await budi.append('INBOX', { subject: 'Tetap di sini' });
  const tupai = await signedIn(budi);
  const address = (await tupai.list.subjects.filter({ hasText: 'Sebentar saja' }).getAttribute('href')) ?? '';
  const other = await budi.imap();
  await other.command('SELECT INBOX');
  await other.command(`UID STORE ${String(uid)} +FLAGS (\\Deleted)`);
  await other.command('EXPUNGE');
  await other.logout();
  await tupai.page.goto(new URL(address, tupai.page.url()).href); // where scripts run, the row leaves by itself
  await expect(tupai.page.getByText('This message is not here any more')).toBeVisible();
  await tupai.openInbox();
  await expect(tupai.list.subjects).toHaveText(['Tetap di sini']);
});

test('an address from before a folder was rebuilt shows no other message in its place', async ({
  newUser,
  signedIn,
}) => {
  const budi = await newUser();
  const uid = await budi.append('INBOX', { subject: 'Rahasia' });
  const tupai = await signedIn(budi);
  await tupai.goto(messagePage('INBOX', { uidValidity: 1, uid }));
  await expect(tupai.page.getByText('The folder was rebuilt')).toBeVisible();
  await expect(tupai.page.getByRole('heading', { name: 'Rahasia' })).toHaveCount(0); // the list beside it may name it
});

test('a wrong password and an unknown name get the same words, and what was typed as a name stays', async ({
  newUser,
  open,
}) => {
  const budi = await newUser();
  const tupai = await open();
  const said: string[] = [];
  for (const login of [budi.login, 'nobody-at-all@tupai.test']) {
    await tupai.openSignIn();
    await tupai.enterPassword(login, 'salah sekali');
    said.push(await tupai.failure.innerText());
    await expect(tupai.page.getByLabel(/user name/i)).toHaveValue(login);
    await expect(tupai.page.getByLabel('Password', { exact: true })).toHaveValue('');
  }
  const [first = '', second] = said.map((text) => text.replace(/Reference: \S+/, '').trim());
  expect(first).toMatch(/password/i);
  expect(second).toBe(first);
});

test('a mail server that does not answer is told apart from a wrong password, and comes back by itself', async ({
  newUser,
  open,
  startBehind,
  mailserver,
  listener,
}) => {
  const { proxy, own } = await startBehind('IMAP', mailserver.imap[listener]);
  const budi = await newUser();
  await budi.append('INBOX', { subject: 'Masih ada' });
  const tupai = await open({ at: own });
  await proxy.down();
  await tupai.openSignIn();
  await tupai.enterPassword(budi.login, budi.password);
  await expect(tupai.failure).toContainText(/mail server/i);
  await expect(tupai.failure).not.toContainText(/wrong|not accepted/i);

  await proxy.up();
  await tupai.signIn(budi);
  await expect(tupai.list.subjects).toHaveText(['Masih ada']);
  await proxy.down();
  await tupai.goto(listPage('INBOX'));
  await expect(tupai.page.getByText(/This list cannot be shown right now/).first()).toBeAttached();
  await expect(tupai.failure).toContainText(/mail server/i);
  await proxy.up();
  if (!tupai.scripts) await tupai.page.getByRole('link', { name: 'Try again' }).click(); // scripts look by themselves
  await expect(tupai.list.subjects).toHaveText(['Masih ada'], { timeout: 20_000 });
});

test('a refused recipient stops the message for everybody, until the person sends it to the others', async ({
  newUser,
  signedIn,
}) => {
  const budi = await newUser();
  const siti = await newUser();
  const refused = `refused-${budi.name}@tupai.test`;
  const tupai = await signedIn(budi);
  const composer = await tupai.openCompose();
  await composer.fill({ to: `${siti.address}, ${refused}`, subject: 'Untuk dua orang', text: 'Halo!' });
  await composer.pressSend();
  await expect(tupai.page.getByText(refused).first()).toBeVisible();
  await expect(tupai.page.getByText('This address takes no mail').first()).toBeVisible();
  expect(await siti.count('INBOX')).toBe(0);
  await tupai.page.getByRole('button', { name: /^Send to the other/ }).click();
  await siti.waitFor('INBOX', 'Untuk dua orang');
  expect(await siti.count('INBOX')).toBe(1);
});

test('a full mailbox says that it is full, and nothing is half copied', async ({ newUser, signedIn }) => {
  const budi = await newUser({ quotaBytes: 200_000 });
  await budi.append('INBOX', { subject: 'Besar', text: 'x'.repeat(100_000) });
  const tupai = await signedIn(budi);
  await tupai.list.select('Besar');
  await tupai.list.copyTo('Archive');
  await expect(tupai.failure).toContainText(/full/i);
  expect(await budi.count('Archive')).toBe(0);
});

test('a message that is too large is refused with its limit, and the text stays', async ({
  newUser,
  signedIn,
  startOwn,
}) => {
  const own = await startOwn({ TUPAI_MAX_MESSAGE: '1MB' });
  const tupai = await signedIn(await newUser(), { at: own });
  const composer = await tupai.openCompose();
  await composer.fill({ subject: 'Foto', text: 'Ini fotonya.' });
  await tupai.page
    .getByLabel('Choose files')
    .setInputFiles({ name: 'foto.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(2_000_000, 1) });
  if (!tupai.scripts) await tupai.page.getByRole('button', { name: 'Attach', exact: true }).click();
  await expect(tupai.page.getByText(/too large|larger/i).first()).toBeVisible();
  await expect(composer.subject).toHaveValue('Foto');
  await expect(composer.text).toHaveValue(/Ini fotonya\./);
});

test('an address that is none is named, and the form comes back filled', async ({ newUser, signedIn }) => {
  const tupai = await signedIn(await newUser());
  const composer = await tupai.openCompose();
  await composer.fill({ to: 'siti di kantor', subject: 'Tanpa alamat', text: 'Halo' });
  await composer.pressSend();
  await expect(
    tupai.page
      .getByText(/siti di kantor/)
      .filter({ visible: true })
      .first(),
  ).toBeVisible();
  await expect(composer.to).toHaveValue('siti di kantor');
  await expect(composer.subject).toHaveValue('Tanpa alamat');
  await expect(composer.text).toHaveValue(/^Halo/);
});

test('a first visit is asked to sign in and told of no mistake; whose session ended is told so', async ({
  newUser,
  open,
}) => {
  const budi = await newUser();
  const tupai = await open();
  const ended = tupai.page.getByText('your session has ended');
  await tupai.goto(listPage('INBOX'));
  await expect(tupai.page.getByLabel(/user name/i)).toBeVisible();
  await expect(ended).toHaveCount(0);
  await tupai.enterPassword(budi.login, budi.password);
  await tupai.list.isOpen('Inbox');

  const elsewhere = await open();
  await elsewhere.signIn(budi);
  await elsewhere.endOtherSessions();
  await tupai.page.goto(tupai.page.url());
  await expect(ended).toBeVisible();
});

test('a session that was ended elsewhere costs no word of a letter: after signing in again it goes on', async ({
  newUser,
  signedIn,
  scripts,
}) => {
  const budi = await newUser();
  const siti = await newUser();
  const tupai = await signedIn(budi);
  const composer = await tupai.openCompose();
  const text = 'Baris pertama\n\n  <b>&amp; "tanda kutip"</b>\n\nBaris terakhir';
  await composer.fill({
    to: siti.address,
    cc: `Ani <ani-${budi.name}@tupai.test>`,
    subject: 'Panjang & penting',
    text,
  });

  const elsewhere = await signedIn(budi);
  await elsewhere.endOtherSessions();

  if (scripts) {
    await tupai.signInAgain(budi.password); // over the page
    await expect(composer.text).toHaveValue(text);
    await composer.send();
    const uid = await siti.waitFor('INBOX', 'Panjang & penting');
    expect((await siti.raw('INBOX', uid)).toString()).toContain('"tanda kutip"');
    return;
  }
  await composer.pressSend();
  await tupai.page.getByLabel('Password', { exact: true }).waitFor();
  await tupai.enterPassword(budi.login, budi.password);
  await composer.isOpen();
  await expect(composer.to).toHaveValue(siti.address);
  await expect(composer.cc).toHaveValue(/^Ani </);
  await expect(composer.subject).toHaveValue('Panjang & penting');
  await expect(composer.text).toHaveValue(text);
  expect(await siti.count('INBOX')).toBe(0);
});

test('a double press of Send sends once', async ({ newUser, signedIn }) => {
  const budi = await newUser();
  const siti = await newUser();
  const tupai = await signedIn(budi);
  const composer = await tupai.openCompose();
  await composer.fill({ to: siti.address, subject: 'Sekali saja', text: 'Halo' });
  await tupai.page.getByRole('button', { name: 'Send', exact: true }).filter({ visible: true }).first().dblclick();
  await expect(tupai.page.getByText('Message sent.')).toBeVisible({ timeout: 30_000 });
  await siti.waitFor('INBOX', 'Sekali saja');
  // A second one would be on its way now: the message after it would arrive after it.
  const marker = await tupai.openCompose();
  await marker.fill({ to: siti.address, subject: 'Penanda', text: 'Halo' });
  await marker.send();
  await siti.waitFor('INBOX', 'Penanda');
  expect(await siti.subjects('INBOX')).toEqual(['Sekali saja', 'Penanda']);
});

test('what the mail server wants read stands on every page as its own words, until it is put away', async ({
  newUser,
  startBehind,
  mailserver,
  listener,
  open,
}) => {
  const budi = await newUser();
  const words = 'Pemeliharaan <b>malam ini</b> pukul 22.00';
  const { proxy, own } = await startBehind('IMAP', mailserver.imap[listener]);
  proxy.setRules([{ side: 'server', line: /^\* OK .*/, action: 'replace', text: `* OK [ALERT] ${words}` }]);
  const tupai = await open({ at: own });
  await tupai.signIn(budi);
  const said = tupai.page.locator('.server-alert');
  await expect(said).toHaveText(new RegExp(`^Message from your mail server: ${words}`));
  await tupai.openContacts();
  await expect(said).toContainText(words);
  const elsewhere = await open({ at: own });
  await elsewhere.signIn(budi);
  await expect(elsewhere.page.locator('.server-alert')).toContainText(words);

  await said.getByRole('button', { name: 'Put away' }).click();
  await expect(said).toHaveCount(0);
  await tupai.openSettings();
  await expect(said).toHaveCount(0);
  if (!tupai.scripts) await elsewhere.page.reload();
  await expect(elsewhere.page.locator('.server-alert')).toHaveCount(0);
});

test('signing out with a message that cannot leave says that it waits', async ({
  newUser,
  startBehind,
  mailserver,
  open,
}) => {
  const budi = await newUser();
  const { proxy: smtp, own } = await startBehind('SMTP', mailserver.smtp);
  const tupai = await open({ at: own });
  await tupai.signIn(budi);
  await smtp.down();
  const composer = await tupai.openCompose();
  await composer.fill({ to: budi.address, subject: 'Menunggu', text: 'Halo' });
  await composer.pressSend();
  await expect(tupai.page.getByText('Menunggu').first()).toBeVisible();
  await tupai.openInbox();
  await tupai.signOut();
  await expect(tupai.note).toContainText('1 message is not finished yet');
  await smtp.up();
  await tupai.signIn(budi);
  await budi.waitFor('INBOX', 'Menunggu');
});
