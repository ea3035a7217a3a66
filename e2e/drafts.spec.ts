import { randomBytes } from 'node:crypto';
import { apiHref } from '#lib/contract/api-href.ts';
import { composePage, listPage, settingsPage, templatePage } from '#lib/contract/pages.ts';
import { expect, test } from './fixtures/test.ts';
import { startFaultProxy, type TestUser } from './mailserver/index.ts';
import { Composer } from './pages/composer.ts';
import { keptBy } from './pages/kept-copies.ts';
import { storedDraft } from './pages/stored-draft.ts';
import type { Tupai } from './pages/tupai.ts';

test('a tab that dies while somebody writes costs at most two seconds of it', async ({ newUser, signedIn }) => {
  const budi = await newUser();
  const tupai = await signedIn(budi);
  const { page } = tupai;
  const composer = await tupai.openCompose();
  await composer.fill({ to: 'siti@tupai.test', bcc: 'wati@tupai.test', subject: 'Rahasia negara', text: 'Belum' });
  await composer.useFormatting();
  await composer.rich.press('Control+End');
  await composer.rich.pressSequentially(' selesai');
  await expect(composer.rich).toContainText('Belum selesai');
  await expect.poll(() => keptBy(page)).toHaveLength(1);
  await composer.rich.pressSequentially(' juga');
  const [before] = await keptBy(page);
  await expect.poll(async () => (await keptBy(page))[0]).not.toBe(before);
  expect((await keptBy(page)).join()).not.toMatch(/Rahasia|siti@|selesai/);
  await page.close({ runBeforeUnload: false });
  expect(await budi.count('Drafts')).toBe(0);

  const again = await tupai.anotherTab();
  await again.openInbox();
  const offer = again.page.locator('.banner').filter({ hasText: 'was not saved: “Rahasia negara”' });
  await offer.getByRole('button', { name: 'Restore' }).click();
  const restored = new Composer(again.page, true);
  await restored.isOpen();
  await expect(restored.subject).toHaveValue('Rahasia negara');
  await expect(restored.rich).toContainText('Belum selesai juga');
  await restored.saveDraft();
  await expect(again.page.getByText(/^Saved \d/)).toBeVisible();
  await expect.poll(() => keptBy(again.page)).toEqual([]);
  expect(await budi.subjects('Drafts')).toEqual(['Rahasia negara']);
  const raw = await storedDraft(budi);
  expect(raw).toContain('siti@tupai.test');
});

test('what a browser keeps goes with its person: at signing out, and when somebody else signs in', async ({
  newUser,
  signedIn,
}) => {
  const [budi, siti] = [await newUser(), await newUser()];
  const tupai = await signedIn(budi);
  const writeAndDie = async (tab: Tupai, subject: string): Promise<void> => {
    const composer = await tab.openCompose();
    await composer.fill({ subject, text: 'Jangan dibaca' });
    await expect.poll(() => keptBy(tab.page)).toHaveLength(1);
    await tab.page.close({ runBeforeUnload: false });
  };
  const second = await tupai.anotherTab();
  await writeAndDie(tupai, 'Punya Budi');
  await second.openInbox();
  await expect(second.page.getByText('“Punya Budi”')).toBeVisible();
  await second.signOut();
  expect(await keptBy(second.page)).toEqual([]);

  await second.signIn(budi);
  const third = await second.anotherTab();
  await writeAndDie(second, 'Punya Budi lagi');
  await third.page.context().clearCookies();
  await third.signIn(siti);
  await expect.poll(() => keptBy(third.page)).toEqual([]);
  await expect(third.page.getByText('Punya Budi lagi')).toHaveCount(0);
});

/** A draft that another tab opened and stored anew meanwhile. @returns the composer that does not know of it */
async function writtenTwice(tupai: Tupai, budi: TestUser): Promise<Composer> {
  const here = await tupai.openCompose();
  await here.fill({ to: budi.address, subject: 'Dua jendela', text: 'Satu' });
  await here.saveDraft();
  await expect(tupai.page.getByText(/^Saved \d/)).toBeVisible();
  const there = await tupai.anotherTab();
  await there.goto(listPage('Drafts'));
  await there.list.subjects.filter({ hasText: 'Dua jendela' }).first().click();
  const other = new Composer(there.page, true);
  await expect(other.text).toHaveValue(/^Satu/);
  await other.fill({ text: 'Dari sana' });
  await other.saveDraft();
  await expect.poll(() => storedDraft(budi)).toContain('Dari sana');
  return here;
}

test('a draft open in two tabs is never overwritten: the second is told and chooses', async ({ newUser, signedIn }) => {
  const budi = await newUser();
  const tupai = await signedIn(budi);
  const here = await writtenTwice(tupai, budi);

  await here.fill({ text: 'Dari sini' });
  await here.saveDraft();
  const conflict = tupai.page.locator('.banner').filter({ hasText: 'changed in another window or program' }).last();
  await expect(conflict).toBeVisible();
  expect(await budi.count('Drafts')).toBe(1);
  await conflict.getByRole('button', { name: 'Keep both' }).click();
  await expect(conflict).toBeHidden();
  await expect.poll(() => budi.count('Drafts')).toBe(2);
  await here.fill({ text: 'Dari sini lagi' });
  await here.saveDraft();
  await expect(tupai.page.getByText(/^Saved \d/)).toBeVisible();
  await expect.poll(() => budi.count('Drafts')).toBe(2);
});

test('a draft that was changed elsewhere is told when one comes back to it, and when it is about to be sent', async ({
  newUser,
  signedIn,
}) => {
  const budi = await newUser();
  const tupai = await signedIn(budi);
  const here = await writtenTwice(tupai, budi);

  const conflict = tupai.page.locator('.banner').filter({ hasText: 'changed in another window or program' });
  await expect(conflict).toHaveCount(0);
  await tupai.page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(conflict).toHaveCount(1);
  await here.fill({ text: 'Satu lagi' });
  await here.pressSend();
  await expect(here.form).toHaveAttribute('aria-busy', 'false');
  await expect(conflict).toHaveCount(1);
  expect(await budi.count('INBOX')).toBe(0);
  await conflict.getByRole('button', { name: 'Keep mine' }).click();
  await expect(conflict).toHaveCount(0);
  await here.send();
  await budi.waitFor('INBOX', 'Dua jendela');
  await expect.poll(() => budi.count('Drafts')).toBe(0);
});

test('fault 40: the server goes away while somebody writes: the text stays, and is stored by itself when it is back', async ({
  newUser,
  signedIn,
}) => {
  const budi = await newUser();
  const tupai = await signedIn(budi);
  const composer = await tupai.openCompose();
  await tupai.page.context().setOffline(true);
  await composer.fill({ subject: 'Di kereta', text: 'Terowongan' });
  await composer.saveDraft();
  await expect(tupai.page.locator('form.composer').getByText('The server cannot be reached.')).toBeVisible();
  await composer.fill({ text: 'Terowongan panjang' });
  expect(await budi.count('Drafts')).toBe(0);
  await tupai.page.context().setOffline(false);
  await expect.poll(() => budi.subjects('Drafts'), { timeout: 30_000 }).toEqual(['Di kereta']);
  await expect(tupai.page.getByText(/^Saved \d/)).toBeVisible();
  await expect(composer.text).toHaveValue('Terowongan panjang');
});

test('fault 41: a file that was cut off on its way goes on by itself from what the server has, and is whole in the draft', async ({
  newUser,
  startOwn,
  open,
}) => {
  const way = { host: '127.0.0.1', port: 0 };
  const proxy = await startFaultProxy(way);
  const origin = `http://127.0.0.1:${String(proxy.port)}`;
  const own = await startOwn({ TUPAI_PUBLIC_URLS: origin });
  way.port = own.port;
  try {
    const budi = await newUser();
    const tupai = await open({ at: own, origin });
    await tupai.signIn(budi);
    const { page } = tupai;
    const composer = await tupai.openCompose();
    await composer.fill({ subject: 'Berkas besar', text: 'Terlampir' });
    const offsets: number[] = [];
    page.on('request', (request) => {
      const { pathname, searchParams } = new URL(request.url());
      if (pathname === apiHref('appendUpload')) offsets.push(Number(searchParams.get('offset')));
    });
    const content = randomBytes(6_000_000);
    // Until the page hears of it: on connections that served before browsers try again by themselves.
    const failed = page.waitForEvent('requestfailed', (request) => request.url().includes(apiHref('appendUpload')));
    proxy.setRules([{ side: 'client', afterBytes: 2_000_000, action: 'cut' }]);
    const attached = composer.attach({ name: 'nilai.bin', mimeType: 'application/octet-stream', buffer: content });
    await failed;
    proxy.setRules([]);
    await attached;
    expect(offsets[0]).toBe(0);
    expect(offsets[1]).toBeGreaterThan(0);
    expect(offsets[1]).toBeLessThan(2_000_001);
    await composer.saveDraft();
    await expect(page.getByText(/^Saved \d/)).toBeVisible();
    const [uid = 0] = await budi.uids('Drafts');
    const raw = (await budi.raw('Drafts', uid)).toString('latin1').replace(/\r\n/g, '');
    expect(raw.includes(content.toString('base64'))).toBe(true);
    await page.close();
  } finally {
    await proxy.stop();
  }
});

test('fault 41: a file that cannot be sent says so, is no part of the draft, and is sent by Try again, an empty one too', async ({
  newUser,
  signedIn,
}) => {
  const budi = await newUser();
  const tupai = await signedIn(budi);
  const { page } = tupai;
  const composer = await tupai.openCompose();
  await composer.fill({ subject: 'Berkas', text: 'Terlampir' });
  await page.route(`**${apiHref('appendUpload')}*`, (route) => route.fulfill({ status: 502, body: 'Bad gateway' }));
  const mimeType = 'application/octet-stream';
  await page.getByLabel('Choose files').setInputFiles([
    { name: 'nilai.bin', mimeType, buffer: Buffer.alloc(300_000, 'x') },
    { name: 'kosong.bin', mimeType, buffer: Buffer.alloc(0) },
  ]);
  const again = page.getByRole('button', { name: 'Try again', exact: true });
  await expect(again).toHaveCount(2);
  await composer.saveDraft();
  await expect(page.getByText(/^Saved \d/)).toBeVisible();
  expect(await storedDraft(budi)).not.toContain('nilai.bin');
  await page.unroute(`**${apiHref('appendUpload')}*`);
  for (const name of ['nilai.bin', 'kosong.bin']) {
    await again.first().click();
    await expect(page.getByRole('button', { name: `Remove ${name}`, exact: true })).toBeVisible();
  }
  await composer.saveDraft();
  await expect.poll(() => storedDraft(budi)).toContain('nilai.bin');
});

test('closing the composer stores what was typed', async ({ newUser, signedIn }) => {
  const budi = await newUser();
  const tupai = await signedIn(budi);
  const composer = await tupai.openCompose();
  await composer.fill({ subject: 'Ditutup', text: 'Nanti lagi' });
  await tupai.page.locator('form.composer').getByRole('link', { name: 'Close', exact: true }).click();
  await expect(tupai.page.locator('form.composer')).toHaveCount(0);
  expect(await budi.subjects('Drafts')).toEqual(['Ditutup']);
});

test('a template is written with formatting in the settings, and put where the cursor is', async ({
  newUser,
  signedIn,
}) => {
  const tupai = await signedIn(await newUser());
  const { page } = tupai;
  await tupai.goto(templatePage('new'));
  await page.getByLabel('Name of the template').fill('Undangan');
  await page.getByLabel('Subject', { exact: true }).fill('Undangan rapat');
  await page.getByLabel('Text', { exact: true }).fill('Yth. {name},');
  await page.getByRole('button', { name: 'Use formatting' }).click();
  const editor = page.frameLocator('iframe').getByRole('textbox');
  await editor.press('Control+a');
  await page.getByRole('button', { name: 'Bold' }).click();
  await expect(editor.locator('b')).toHaveText('Yth. {name},');
  await page.getByRole('button', { name: 'Save template' }).click();
  await expect(page.getByRole('heading', { name: 'Undangan', exact: true })).toBeVisible();

  await tupai.goto(composePage({ to: 'Siti Aminah <siti@tupai.test>' }));
  const composer = new Composer(page, true);
  await composer.isOpen();
  await composer.useFormatting();
  await page.getByText('Templates', { exact: true }).click();
  await page.getByRole('button', { name: 'Insert', exact: true }).click();
  await expect(composer.rich.locator('b')).toHaveText('Yth. Siti Aminah,');
  await expect(composer.subject).toHaveValue('Undangan rapat');
  await composer.saveDraft();
  await expect(page.getByText(/^Saved \d/)).toBeVisible();
  await tupai.goto(settingsPage('templates'));
  await page.getByRole('link', { name: /^Edit/ }).click();
  await page.getByText('Delete this template').first().click();
  await page.getByRole('button', { name: 'Delete this template' }).click();
  await expect(page.getByText('There are no templates yet.')).toBeVisible();
});

test('what was written becomes a template, without the signature and what is quoted', async ({ newUser, signedIn }) => {
  const budi = await newUser();
  await budi.append('INBOX', { subject: 'Pertanyaan', from: 'Siti <siti@tupai.test>', text: 'Kapan buka?' });
  const tupai = await signedIn(budi);
  const composer = await (await tupai.list.open('Pertanyaan')).reply();
  await composer.writeAbove('Kami buka pukul delapan.');
  await composer.form.locator('summary').filter({ hasText: 'Templates' }).click();
  await composer.form.getByLabel('Name of a new template').fill('Jam buka');
  await composer.form.getByLabel('Name of a new template').press('Enter');
  await expect(composer.form.getByLabel('Template', { exact: true })).toHaveText('Jam buka');

  const other = await tupai.openCompose();
  await other.form.locator('summary').filter({ hasText: 'Templates' }).click();
  await other.form.getByRole('button', { name: 'Insert', exact: true }).click();
  await expect(other.text).toHaveValue(/^\s*Kami buka pukul delapan\.\s*$/);
});
