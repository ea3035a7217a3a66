import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { png } from './fixtures/png.ts';
import { expect, test } from './fixtures/test.ts';
import type { RunningTupai } from './fixtures/start-tupai.ts';

/** For the one Tupai that is started with it: `pictures.test` is a server of the test, and the only one that may be asked. */
const POLICY = `globalThis[Symbol.for('tupai.outbound-policy')] = {
  resolve: async (host) => (host === 'pictures.test' ? ['127.0.0.1'] : ['10.0.0.1']),
  mayConnect: (address) => address === '127.0.0.1',
  mayUsePort: () => true,
};`;
const lettingOut = (startOwn: (settings: Record<string, string>) => Promise<RunningTupai>): Promise<RunningTupai> =>
  startOwn({
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(POLICY)}`,
    TUPAI_TRUSTED_AUTHSERV: 'mx.tupai.test',
  });

async function pictureServer(): Promise<{ server: Server; origin: string; asked: IncomingMessage[] }> {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    response.setHeader('Content-Type', 'image/png').end(png(120, 60, [140, 74, 47]));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return { server, asked, origin: `http://pictures.test:${String((server.address() as AddressInfo).port)}` };
}

test('remote images wait until they are asked for, come by way of the server, and at once from a sender who may', async ({
  newUser,
  signedIn,
  startOwn,
  scripts,
}) => {
  const { server, origin, asked } = await pictureServer();
  const own = await lettingOut(startOwn);
  const budi = await newUser();
  const letter = (number: number, from: string): Parameters<typeof budi.append>[1] => ({
    subject: `Kabar ${String(number)}`,
    from,
    headers: { 'Authentication-Results': 'mx.tupai.test; dmarc=pass header.from=toko.example' },
    text: 'Kabar',
    html: `<h1>Kabar</h1><img src="${origin}/${String(number)}.png" alt="Kopi" srcset="${origin}/2x.png 2x">
      <table background="${origin}/bg-${String(number)}.png"><tr><td>Isi</td></tr></table>
      <img src="${origin}/open.gif?who=budi" width="1" height="1"><link rel="prefetch" href="${origin}/next">`,
  });
  const shop = 'Toko <kabar@toko.example>';
  await budi.append('INBOX', letter(1, shop));
  await budi.append('INBOX', letter(2, shop));
  await budi.append('INBOX', letter(3, 'Lain <kabar@lain.example>'));
  const tupai = await signedIn(budi, { at: own });
  const { page } = tupai;
  const paths = (): string[] => asked.map(({ url }) => url ?? '');
  const frame = page.frameLocator('iframe.body-frame:visible');

  await tupai.list.open('Kabar 1');
  await expect(frame.getByRole('heading', { name: 'Kabar' })).toBeVisible();
  await expect(scripts ? page.locator('.remote-banner') : frame.locator('body')).toContainText(/2 remote images were/);
  expect(paths()).toEqual([]);
  await (scripts ? page : frame).getByRole(scripts ? 'button' : 'link', { name: 'Show images' }).click();
  await expect.poll(() => paths().toSorted()).toEqual(['/1.png', '/bg-1.png']);
  await expect(frame.getByRole('img', { name: 'Kopi' })).toBeVisible();
  for (const { headers } of asked) {
    expect(headers).not.toHaveProperty('cookie');
    expect(headers).not.toHaveProperty('referer');
    expect(headers['user-agent']).toBe('Mozilla/5.0');
  }

  await tupai.openInbox();
  await tupai.list.open('Kabar 2');
  await expect(frame.getByRole('heading', { name: 'Kabar' })).toBeVisible();
  await page.locator('summary').filter({ hasText: 'Always show' }).filter({ visible: true }).click();
  await page.getByRole('button', { name: 'from kabar@toko.example' }).filter({ visible: true }).click();
  await expect.poll(paths).toContain('/2.png');
  await tupai.goto('/settings/images');
  await expect(page.getByText('kabar@toko.example', { exact: true })).toBeVisible();

  await tupai.openInbox();
  await tupai.list.open('Kabar 3');
  await expect(frame.getByRole('heading', { name: 'Kabar' })).toBeVisible();
  await expect(scripts ? page.locator('.remote-banner') : frame.locator('body')).toContainText(/2 remote images were/);
  expect(paths().filter((path) => /3|open|2x|next/.test(path))).toEqual([]);

  await tupai.goto('/settings/images');
  await page.getByRole('button', { name: 'Remove: kabar@toko.example' }).click();
  await expect(page.getByText('kabar@toko.example', { exact: true })).toBeHidden();
  await new Promise((resolve) => server.close(resolve));
});

test('attachments say what they are; what is safe is shown above the page, the rest is kept with its warning', async ({
  newUser,
  signedIn,
  scripts,
}) => {
  const budi = await newUser();
  await budi.append('INBOX', {
    subject: 'Berkas',
    text: 'Lihat.',
    attachments: [
      { name: 'pantai.png', type: 'image/png', content: png(640, 400, [11, 94, 122]) },
      { name: 'gunung.png', type: 'image/png', content: png(300, 500, [140, 74, 47]) },
      { name: 'harga.csv', type: 'text/csv; charset=utf-8', content: 'nama;harga\nkopi;25000\n<b>teh</b>;12000\n' },
      { name: 'faktur.pdf.exe', type: 'application/octet-stream', content: 'MZ' },
    ],
  });
  const tupai = await signedIn(budi);
  const { page } = tupai;
  await tupai.list.open('Berkas');
  await tupai.reader.isOpen('Berkas');
  const card = page.getByRole('listitem').filter({ hasText: 'faktur.pdf.exe' });
  await expect(card).toContainText('This is a program');
  await expect(card).toContainText('two endings');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /^All as one archive/ }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('Berkas.zip');
  expect(await download.failure()).toBeNull();
  if (!scripts) return;

  await page.getByRole('link', { name: 'View pantai.png' }).click();
  const pantai = page.getByRole('dialog', { name: 'pantai.png' });
  await expect(pantai.getByRole('img', { name: 'pantai.png' })).toBeVisible();
  await page.keyboard.press('+');
  await expect(pantai.locator('[data-zoomed]')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('dialog', { name: 'gunung.png' }).getByRole('img', { name: 'gunung.png' })).toBeVisible();
  await page.keyboard.press('ArrowRight');
  const harga = page.getByRole('dialog', { name: 'harga.csv' });
  await expect(harga.getByRole('cell', { name: '25000' })).toBeVisible();
  await expect(harga.getByRole('cell', { name: '<b>teh</b>' })).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(pantai).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('link', { name: 'View pantai.png' })).toBeFocused();
});

test('a message is passed on as it is, by a form that asks to whom', async ({ newUser, signedIn }) => {
  const budi = await newUser({ displayName: 'Budi' });
  const siti = await newUser({ displayName: 'Siti' });
  await budi.append('INBOX', { from: 'Guru <guru@sekolah.example>', subject: 'Nilai ujian', text: 'Terlampir.' });
  const tupai = await signedIn(budi);
  const { page, reader } = tupai;
  await tupai.list.open('Nilai ujian');
  await reader.isOpen('Nilai ujian');
  await reader.choose('Redirect');
  await page.getByLabel('To', { exact: true }).fill('bukan alamat');
  await page.getByRole('button', { name: 'Redirect now' }).click();
  await expect(page.getByText(/bukan alamat/).first()).toBeVisible();
  await page.getByLabel('To', { exact: true }).fill(siti.address);
  await page.getByRole('button', { name: 'Redirect now' }).click();
  await expect(page.getByText('The message was redirected.')).toBeVisible();
  await reader.isOpen('Nilai ujian');
  const there = (await siti.raw('INBOX', await siti.waitFor('INBOX', 'Nilai ujian'))).toString();
  expect(there).toMatch(/^Resent-To: /m);
  expect(there).toMatch(/^From: Guru <guru@sekolah\.example>/m);
});

test('a message reported as phishing lies in Junk with a warning, leads nowhere, and comes back with one press', async ({
  newUser,
  signedIn,
  scripts,
}) => {
  const budi = await newUser();
  await budi.append('INBOX', {
    from: 'Bank <bank@evil.example>',
    subject: 'Akun diblokir',
    text: 'Masuk di https://evil.example/masuk',
    html: '<p>Masuk di <a href="https://evil.example/masuk">www.bank.example</a></p>',
  });
  const tupai = await signedIn(budi);
  const { page, reader } = tupai;
  const letter = page.frameLocator('iframe.body-frame:visible');
  await tupai.list.open('Akun diblokir');
  await reader.isOpen('Akun diblokir');
  // What the text of a link says is not where it leads: its real host stands beside it.
  await expect(letter.locator('a[data-host="evil.example"]')).toHaveText('www.bank.example');
  if (scripts)
    await expect(page.locator('.claim-banner')).toHaveText(/leads to another.*www\.bank\.example → evil\.example/s);
  await reader.choose('Report phishing');
  await expect(page.getByText(/1 message marked as phishing/).first()).toBeVisible();
  expect(await budi.count('INBOX')).toBe(0);
  await tupai.openFolder('Junk');
  await tupai.list.open('Akun diblokir');
  await expect(
    page
      .getByText(/This message is marked as phishing/)
      .filter({ visible: true })
      .first(),
  ).toBeVisible();
  await expect(letter.getByText('www.bank.example')).toBeVisible();
  await expect(letter.locator('a[href]')).toHaveCount(0);
  await reader.press('Not junk');
  await expect.poll(() => budi.count('INBOX')).toBe(1);
  const [uid = 0] = await budi.uids('INBOX');
  expect(await budi.flags('INBOX', uid)).not.toContain('$Phishing');
  if (!scripts) return;
  await tupai.openInbox();
  await tupai.list.open('Akun diblokir');
  await expect(letter.locator('a[href]')).toHaveCount(1);
});

test('a very long designed letter is there whole in the end, and nothing hides in where its links lead', async ({
  newUser,
  signedIn,
  scripts,
}) => {
  const budi = await newUser();
  const rows = Array.from(
    { length: scripts ? 1_500 : 50 },
    (_, nth) => `<tr><td><b>Baris ${String(nth)}</b></td></tr>`,
  );
  await budi.append('INBOX', {
    subject: 'Katalog',
    html: `<a href="https://jahat.example/\u202egpj.exe">Buka</a><table>${rows.join('')}</table><p id="x">Selesai</p>`,
  });
  const tupai = await signedIn(budi);
  const { page } = tupai;
  const letter = page.frameLocator('iframe.body-frame:visible');
  await tupai.list.open('Katalog');
  await expect(letter.locator('table + p')).toHaveText('Selesai');
  await expect(letter.locator('tr')).toHaveCount(rows.length);
  await expect(letter.locator('table')).toHaveCount(1);
  expect(await letter.locator('b').evaluateAll((all) => all.map(({ textContent }) => textContent))).toEqual(
    rows.map((_, nth) => `Baris ${String(nth)}`),
  );
  const link = letter.getByRole('link', { name: 'Buka' });
  await expect(link).toHaveAttribute('title', 'jahat.example – https://jahat.example/‹U+202E›gpj.exe');
  if (!scripts) return;
  await page.keyboard.press('+');
  await expect(letter.locator('body')).toHaveCSS('zoom', '1.1');
  await page.keyboard.press('0');
  await expect(letter.locator('body')).toHaveCSS('zoom', '1');
  await link.focus();
  await expect(page.locator('.link-target')).toHaveText('jahat.example https://jahat.example/‹U+202E›gpj.exe');
});

test('a letter that is too wide for a phone is made smaller until it fits, and stands in the middle', async ({
  newUser,
  signedIn,
  scripts,
}) => {
  if (!scripts) return; // there it is scrolled
  const budi = await newUser();
  await budi.append('INBOX', {
    subject: 'Lebar',
    html: '<table width="600" style="background-color:#204080;color:#fff"><tr><td>Kabar</td></tr></table>',
  });
  const tupai = await signedIn(budi, { viewport: { width: 390, height: 844 } });
  await tupai.list.open('Lebar');
  const table = tupai.page.frameLocator('iframe.body-frame:visible').locator('table');
  const gaps = (): Promise<{ before: number; after: number }> =>
    table.evaluate((element) => {
      const { left, right } = element.getBoundingClientRect();
      return { before: Math.round(left), after: Math.round(document.documentElement.clientWidth - right) };
    });
  await expect.poll(async () => Math.abs((await gaps()).before - (await gaps()).after)).toBeLessThan(2);
  expect((await gaps()).before).toBeGreaterThan(4);
});

test('of a very long text the reader shows the beginning, and all of it when asked', async ({ newUser, signedIn }) => {
  const budi = await newUser();
  await budi.append('INBOX', { subject: 'Panjang', text: `${'Baris yang sama lagi.\n'.repeat(30_000)}Selesai.` });
  const tupai = await signedIn(budi);
  await tupai.list.open('Panjang');
  await tupai.reader.message.getByRole('link', { name: 'Show all' }).filter({ visible: true }).click();
  await expect(tupai.page.getByRole('heading', { name: 'The whole text' })).toBeVisible();
  await expect(tupai.page.locator('.source-text')).toContainText('Selesai.');
});
