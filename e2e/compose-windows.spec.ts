import { apiHref, listPage } from '#lib/contract/index.ts';
import { expect, test } from './fixtures/test.ts';
import { storedDraft } from './pages/stored-draft.ts';
import type { Tupai } from './pages/tupai.ts';

const windowsOf = (tupai: Tupai) => tupai.page.getByRole('dialog');

test('a message is written in a window over the mail: it stays while one goes about, and comes back after a reload', async ({
  newUser,
  signedIn,
}) => {
  const [budi, siti] = [await newUser(), await newUser()];
  const tupai = await signedIn(budi);
  await expect(tupai.searchField).toHaveRole('combobox'); // the scripts of the page run
  await tupai.page.keyboard.press('c');
  const composer = tupai.composer;
  await expect(composer.typing('To')).toBeFocused();
  await expect(windowsOf(tupai)).toHaveAccessibleName('New message');
  await composer.fill({ to: siti.address, subject: 'Rapat', text: 'Besok pukul delapan' });
  await expect(windowsOf(tupai)).toHaveAccessibleName('Rapat');
  await tupai.page.getByRole('button', { name: 'Minimise' }).click();
  await expect(composer.text).toBeHidden();
  await tupai.openFolder('Sent');
  await tupai.page.getByRole('button', { name: 'Show again' }).click();
  await expect(composer.text).toHaveValue(/Besok pukul delapan/);

  await composer.subject.press('Escape'); // stored, and out of the way
  await expect(composer.text).toBeHidden();
  await expect.poll(() => budi.count('Drafts')).toBe(1);
  await tupai.page.reload();
  await expect(tupai.page.locator('.composer-small')).toHaveText('Rapat');
  await tupai.page.locator('.composer-small').click();
  await expect(windowsOf(tupai)).toHaveAccessibleName('Rapat');
  await expect(composer.text).toHaveValue(/Besok pukul delapan/);
  await expect(composer.to).toHaveValue(siti.address);
  await composer.send();
  await expect(windowsOf(tupai)).toHaveCount(0);
  await siti.waitFor('INBOX', 'Rapat');
  expect(new URL(tupai.page.url()).pathname).toBe(listPage('Sent'));
});

test('a message that left, or waits for the server, does not come back as an empty window', async ({
  newUser,
  startBehind,
  mailserver,
  open,
}) => {
  const budi = await newUser();
  await budi.append('INBOX', { subject: 'Ada' });
  const { proxy, own } = await startBehind('SMTP', mailserver.coordinates.smtp);
  const tupai = await open({ at: own });
  await tupai.signIn(budi);
  await proxy.down();
  const composer = await tupai.compose();
  await composer.fill({ to: budi.address, subject: 'Tertahan', text: 'Isi' });
  await composer.pressSend();
  await expect(tupai.page.locator('.banner.outbox')).toContainText('1 message waits in the outbox');
  await tupai.openInbox();
  await expect(tupai.page.getByRole('grid')).toBeVisible();
  const remembered = (): Promise<string[]> =>
    tupai.page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith('tupai-windows')));
  expect(await remembered()).toEqual([]);
  await expect(composer.form).toHaveCount(0);
});

test('three windows stand open at most, one can fill the screen, and a tab of its own is a click with Ctrl away', async ({
  newUser,
  signedIn,
}) => {
  const tupai = await signedIn(await newUser(), { viewport: { width: 1280, height: 800 } });
  await expect(tupai.searchField).toHaveRole('combobox');
  const compose = tupai.page.getByRole('link', { name: 'Compose', exact: true }).first();
  for (let nth = 1; nth <= 4; nth += 1) {
    await compose.click();
    await expect(tupai.page.locator('form.composer')).toHaveCount(nth);
  }
  await expect(tupai.page.locator('.composer-window[data-state=open]')).toHaveCount(3);
  await expect(tupai.page.locator('.composer-window[data-state=minimised]')).toHaveCount(1);
  const newest = windowsOf(tupai).last();
  await newest.getByRole('button', { name: 'Full screen' }).click();
  await expect.poll(async () => (await newest.boundingBox())?.width ?? 0).toBeGreaterThan(1100);
  await newest.getByRole('textbox', { name: 'Subject' }).press('Escape');
  await expect(newest).toHaveAttribute('data-state', 'open');
  await newest.getByRole('textbox', { name: 'Subject' }).press('Escape'); // nothing was written
  await expect(tupai.page.locator('form.composer')).toHaveCount(3);

  const [tab] = await Promise.all([
    tupai.page.context().waitForEvent('page'),
    compose.click({ modifiers: ['Control'] }),
  ]);
  await expect(tab.locator('form.composer-page')).toBeVisible();
});

test('an answer is written below the message, waits in the corner while another one is read, and goes on in a window', async ({
  newUser,
  signedIn,
}) => {
  const budi = await newUser();
  await budi.append('INBOX', { subject: 'Pertama', from: 'Siti <siti@tupai.test>', text: 'Jadi datang?' });
  await budi.append('INBOX', { subject: 'Kedua', from: 'Ani <ani@tupai.test>', text: 'Halo' });
  const tupai = await signedIn(budi, { viewport: { width: 1440, height: 900 } });
  const composer = await (await tupai.list.open('Pertama')).reply();
  const inline = tupai.page.getByRole('region', { name: 'Re: Pertama' });
  await expect(inline.locator('form.composer')).toBeVisible();
  await expect(composer.text).toBeFocused();
  await composer.writeAbove('Ya, saya datang.');
  await tupai.list.open('Kedua');
  await expect(tupai.page.locator('.composer-small')).toHaveText('Re: Pertama');
  await tupai.list.open('Pertama');
  await expect(composer.text).toHaveValue(/Ya, saya datang\.\n[^]*> Jadi datang\?/);
  await inline.getByRole('button', { name: 'Write in a window' }).click();
  await expect(windowsOf(tupai)).toHaveAccessibleName('Re: Pertama');
  await expect(composer.text).toHaveValue(/Ya, saya datang\./);
  await expect(composer.chips('To')).toHaveText(['Siti']);
  await windowsOf(tupai).getByRole('button', { name: 'Save and close' }).click();
  await expect(windowsOf(tupai)).toHaveCount(0);
  await expect.poll(() => budi.subjects('Drafts')).toEqual(['Re: Pertama']);
});

test('a file on its way goes on while its answer waits in the corner, and is there when the answer comes back', async ({
  newUser,
  signedIn,
}) => {
  const budi = await newUser();
  await budi.append('INBOX', { subject: 'Pertama', from: 'Siti <siti@tupai.test>', text: 'Mana berkasnya?' });
  await budi.append('INBOX', { subject: 'Kedua', from: 'Ani <ani@tupai.test>', text: 'Halo' });
  const tupai = await signedIn(budi, { viewport: { width: 1440, height: 900 } });
  const { page } = tupai;
  let arrive = (): void => undefined;
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  await page.route(`**${apiHref('appendUpload')}*`, async (route) => {
    await arrived;
    await route.continue();
  });
  const composer = await (await tupai.list.open('Pertama')).reply();
  await composer.form
    .getByLabel('Choose files')
    .setInputFiles([{ name: 'nilai.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(50_000, 'x') }]);
  await expect(composer.form.getByRole('button', { name: 'Cancel upload of nilai.pdf' })).toBeVisible();
  await tupai.list.open('Kedua');
  await expect(page.locator('.composer-small')).toHaveText('Re: Pertama');
  const answered = page.waitForResponse((response) => response.url().includes(apiHref('appendUpload')));
  arrive();
  await answered;
  await page.locator('.composer-small').click();
  await expect(composer.form.getByRole('button', { name: 'Remove nilai.pdf', exact: true })).toBeVisible();
  await composer.saveDraft();
  await expect.poll(() => budi.subjects('Drafts')).toEqual(['Re: Pertama']);
  await expect.poll(() => storedDraft(budi)).toContain('nilai.pdf');
});

test('who selects a part of a message and replies quotes that part alone', async ({ newUser, signedIn }) => {
  const budi = await newUser();
  const from = 'Siti <siti@tupai.test>';
  const text = 'Rapat pindah ke Selasa.\nAnggaran belum disetujui.\nSampai jumpa.';
  const html = '<p>Rapat pindah ke Selasa.</p><p id="uang">Anggaran <i>belum</i> disetujui.</p><p>Sampai jumpa.</p>';
  await budi.append('INBOX', { subject: 'Teks', from, text });
  await budi.append('INBOX', { subject: 'Surat', from, text, html });
  const tupai = await signedIn(budi);
  const { page, list, reader, composer } = tupai;
  const quotes = async (): Promise<void> => {
    await expect(composer.text).toHaveValue(/Siti wrote:\n> Anggaran belum disetujui\.\n$/);
  };
  await list.open('Teks');
  await reader.isOpen('Teks');
  await page.locator('.message-text').evaluate((element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const words = 'Anggaran belum disetujui.';
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(words) ?? -1;
      if (at >= 0) document.getSelection()?.setBaseAndExtent(node, at, node, at + words.length);
    }
  });
  await page.locator('.reader-answers').getByRole('link', { name: 'Reply', exact: true }).click();
  await quotes();

  // In the frame of a designed letter, by its key.
  await tupai.openInbox();
  await list.open('Surat');
  await reader.isOpen('Surat');
  const frame = page.locator('iframe.body-frame:visible');
  await expect(frame.contentFrame().locator('#m-uang')).toBeVisible();
  await frame.evaluate((element) => {
    const content = element instanceof HTMLIFrameElement ? element.contentDocument : null;
    const part = content?.getElementById('m-uang');
    if (content && part) content.getSelection()?.selectAllChildren(part);
  });
  await page.locator('.message-header').first().focus();
  await page.keyboard.press('r');
  await quotes();

  // Without a selection all of it, as ever.
  await tupai.openInbox();
  await list.open('Teks');
  await reader.isOpen('Teks');
  await page.locator('.reader-answers').getByRole('link', { name: 'Reply', exact: true }).click();
  await expect(composer.text).toHaveValue(/> Rapat pindah ke Selasa\.\n(?:>\n)?> Anggaran/);
});
