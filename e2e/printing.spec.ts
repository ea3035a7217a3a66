import type { JSHandle, Page } from '@playwright/test';
import { expect, test } from './fixtures/test.ts';

/** The titles of what would have been printed, in place of the browser's dialog. */
const hearPrinting = (page: Page): Promise<JSHandle<string[]>> =>
  page.evaluateHandle(() => {
    const seen: string[] = [];
    const own = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow');
    Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', {
      get(this: HTMLIFrameElement) {
        const found = own?.get?.call(this) as Window | null;
        if (found && this.className === 'paper-frame' && this.contentDocument)
          found.print = () => void seen.push(found.document.title);
        return found;
      },
    });
    return seen;
  });

test('printing takes the open letter and nothing round it, dark on white also where the screen is dark', async ({
  newUser,
  signedIn,
}) => {
  const budi = await newUser();
  await budi.append('INBOX', { subject: 'Surat jalan', text: 'Tiga karung kopi' });
  const tupai = await signedIn(budi);
  const { page } = tupai;
  await tupai.list.open('Surat jalan');
  await tupai.reader.isOpen('Surat jalan');
  await expect(tupai.searchField).toBeVisible();
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(page.getByText('Tiga karung kopi').filter({ visible: true })).toHaveCount(1);
  await expect(tupai.searchField).toBeHidden();
  await expect(page.locator('.list, .reader-bar, .shell-rail').filter({ visible: true })).toHaveCount(0);
  const paper = await page.evaluate(
    () => getComputedStyle(document.querySelector('.sheet') ?? document.body).backgroundColor,
  );
  for (const part of paper.match(/[\d.]+/g)?.slice(0, 3) ?? ['0']) expect(Number(part)).toBeGreaterThan(200);
});

test('a letter that is nothing but designed can be read as plain text, and as designed again', async ({
  newUser,
  signedIn,
  scripts,
}) => {
  const budi = await newUser();
  await budi.append('INBOX', {
    subject: 'Desain saja',
    html: '<h1>Kabar</h1><ul><li>Kopi &amp; teh</li><li>Gula</li></ul><p>Salam</p>',
  });
  const tupai = await signedIn(budi);
  await tupai.list.open('Desain saja');
  const { message } = tupai.reader;
  if (scripts) await expect(tupai.page.frameLocator('iframe.body-frame:visible').locator('li')).toHaveCount(2);
  await message.getByRole('link', { name: 'Plain text' }).click();
  const text = message.locator('.message-text').filter({ visible: true });
  await expect(text).toContainText(/Kabar\s+\S Kopi & teh\s+\S Gula\s+Salam/);
  await message.getByRole('link', { name: 'As designed' }).click();
  await expect(tupai.page.locator('iframe.body-frame:visible')).toHaveCount(1);
});

test('a letter whose text cannot be made says so, and what to do', async ({ newUser, signedIn, scripts }) => {
  if (!scripts) return; // there the server makes it
  const budi = await newUser();
  await budi.append('INBOX', { subject: 'Desain saja', html: '<h1>Kabar</h1><p>Salam</p>' });
  const tupai = await signedIn(budi);
  const { page } = tupai;
  await tupai.list.open('Desain saja');
  const { message } = tupai.reader;
  await expect(page.frameLocator('iframe.body-frame:visible').locator('h1')).toHaveText('Kabar');
  await page.route('**/_next/static/**', (route) => route.abort('connectionrefused'));
  await message.getByRole('link', { name: 'Plain text' }).click();
  await expect(message.getByRole('alert')).toHaveText(/text could not be loaded.+load this page again/);
  await page.unroute('**/_next/static/**');
  await page.reload();
  await expect(message.locator('.message-text').filter({ visible: true })).toContainText('Salam');
});

test('where there is nothing to print on, one is told so, and can try again', async ({
  newUser,
  signedIn,
  scripts,
}) => {
  if (!scripts) return;
  const budi = await newUser();
  await budi.append('INBOX', { subject: 'Nota', html: '<p>Dua karung</p>' });
  const tupai = await signedIn(budi);
  const { page, reader } = tupai;
  await tupai.list.open('Nota');
  await reader.isOpen('Nota');
  await reader.choose('Print');
  const printed = await hearPrinting(page);
  await expect(page.locator('.print-view iframe.body-frame').filter({ visible: true })).toBeVisible(); // made by scripts: they run
  await page.route('**/frame?paper=1', (route) => route.abort('connectionrefused'));
  const print = page.getByRole('button', { name: 'Print now' });
  await print.click();
  await expect(page.getByRole('alert').filter({ hasText: 'nothing was printed' })).toBeVisible();
  expect(await printed.jsonValue()).toEqual([]);
  await page.unroute('**/frame?paper=1');
  await print.click();
  await expect.poll(() => printed.jsonValue()).toEqual([expect.stringContaining('Nota')]);
  await expect(page.getByRole('alert').filter({ hasText: 'nothing was printed' })).toBeHidden();
});

test('a designed letter is printed whole, unfolded and light, with what its links lead to listed below it', async ({
  newUser,
  signedIn,
  scripts,
}) => {
  if (!scripts) return; // there the text is printed
  const budi = await newUser();
  const rows = Array.from({ length: 900 }, (_, nth) => `<tr><td>Baris ${String(nth)}</td></tr>`);
  await budi.append('INBOX', {
    subject: 'Katalog',
    html: `<style>h1 { color: #204080 }</style><h1>Katalog</h1><table>${rows.join('')}</table>
      <p>Ke <a href="https://toko.example/promo">toko</a>, <a href="https://toko.example/promo">sekali lagi</a>,
      <a href="https://lain.example/">lain.example</a>, <a href="mailto:siti@toko.example">Siti</a></p>
      <img src="https://gambar.example/a.png" alt="Foto"><blockquote type="cite">Yang dulu</blockquote>`,
  });
  const tupai = await signedIn(budi, { colorScheme: 'dark' });
  const { page, reader } = tupai;
  await tupai.list.open('Katalog');
  await reader.isOpen('Katalog');
  await reader.choose('Print');
  const printed = await hearPrinting(page);
  await page.getByRole('button', { name: 'Print now' }).click();
  await expect.poll(() => printed.jsonValue()).toEqual([expect.stringContaining('Katalog')]);
  const paper = page.frameLocator('.paper-frame');
  await expect(paper.locator('tr')).toHaveText(rows.map((_, nth) => `Baris ${String(nth)}`));
  await expect(paper.locator('iframe, noscript')).toHaveCount(0);
  await expect(paper.locator('.message-header')).toContainText('sender@example.org');
  await expect(paper.getByText('Yang dulu')).toHaveCSS('display', 'block');
  await expect(paper.locator('h1').filter({ hasText: 'Katalog' }).last()).toHaveCSS('color', 'rgb(32, 64, 128)');
  await expect(paper.locator('td').first()).toHaveCSS('color', 'rgb(35, 31, 27)');
  await expect(paper.locator('img')).not.toHaveAttribute('src', /gambar/);
  await expect(paper.locator('[data-links] li')).toHaveText(['https://toko.example/promo', 'siti@toko.example']);
  expect(
    await paper.locator('a[data-ref]').evaluateAll((all) => all.map((one) => one.getAttribute('data-ref'))),
  ).toEqual(['1', '1', '2']);
});

test('printed by the browser itself, a letter is as high as its paper needs, and quotes are unfolded', async ({
  newUser,
  signedIn,
  scripts,
}) => {
  if (!scripts) return;
  const budi = await newUser();
  const words = 'Kopi dari lereng gunung yang dipetik pagi hari. '.repeat(30);
  await budi.append('INBOX', {
    subject: 'Kabar',
    html: `<p>${words}</p><p>Selesai</p><blockquote type="cite">${words}</blockquote>`,
  });
  const tupai = await signedIn(budi);
  const { page } = tupai;
  await tupai.list.open('Kabar');
  await expect(page.getByRole('button', { name: 'Show trimmed text', exact: true })).toBeVisible();
  const height = async (): Promise<number> =>
    (await page.locator('iframe.body-frame:visible').boundingBox())?.height ?? 0;
  await expect.poll(height).toBeGreaterThan(60);
  const before = await height();
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  expect(await height()).toBeGreaterThan(before * 1.6);
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect.poll(height).toBe(before);
});
