import type { FrameLocator, Page } from '@playwright/test';
import { expect, test } from './fixtures/test.ts';

const rows = Array.from(
  { length: 1_200 },
  (_, nth) => `<tr><td>Baris ${String(nth)}, kopi dari lereng gunung</td></tr>`,
);
const LONG = `<h1>Katalog</h1><table>${rows.join('')}</table><p>Selesai di sini</p>`;

const letterOf = (page: Page): FrameLocator => page.frameLocator('iframe.body-frame:visible');
/** How far the letter reaches below its frame, or beyond its side: nothing of it may be cut off. */
const cut = (page: Page): Promise<number> =>
  page.locator('iframe.body-frame:visible').evaluate((frame) => {
    if (!(frame instanceof HTMLIFrameElement) || !frame.contentDocument) return Infinity;
    const { scrollHeight, scrollWidth } = frame.contentDocument.documentElement;
    return Math.max(scrollHeight - frame.clientHeight, scrollWidth - frame.clientWidth, 0);
  });

test('a long letter is selected, copied and searched to its end, as any page', async ({ newUser, signedIn }) => {
  const budi = await newUser();
  await budi.append('INBOX', { subject: 'Katalog', html: LONG });
  const tupai = await signedIn(budi);
  const { page } = tupai;
  await tupai.list.open('Katalog');
  const letter = letterOf(page);
  const end = letter.getByText('Selesai di sini');
  await expect(end).toBeAttached();
  await letter.getByText('Baris 3, kopi').click();
  await page.keyboard.press('ControlOrMeta+a');
  const lines = rows.map((_, nth) => `Baris ${String(nth)}, kopi dari lereng gunung`);
  const selected = (): Promise<string[]> =>
    letter.locator('body').evaluate((body) =>
      String(body.ownerDocument.getSelection() ?? '')
        .split('\n')
        .flatMap((line) => line.trim() || []),
    );
  await expect.poll(selected).toEqual(['Katalog', ...lines, 'Selesai di sini']);
  await expect(tupai.list.row('Katalog').getByRole('checkbox')).not.toBeChecked();
  await letter.locator('table').evaluate((table) => {
    const cells = table.querySelectorAll('td');
    const [from, to] = [cells[3], cells[4]];
    if (from && to) table.ownerDocument.getSelection()?.setBaseAndExtent(from, 0, to, 1);
  });
  await expect.poll(selected).toEqual(lines.slice(3, 5));
  await page.keyboard.press('ControlOrMeta+c');
  await tupai.searchField.click();
  await page.keyboard.press('ControlOrMeta+v');
  await expect(tupai.searchField).toHaveValue(
    /^Baris 3, kopi dari lereng gunung\s+Baris 4, kopi dari lereng gunung\s*$/,
  );

  await expect(end).not.toBeInViewport();
  // What the browser's own search does in each frame, beginning at the top.
  const find = (words: string): Promise<boolean> =>
    letter.locator('body').evaluate((body, text) => {
      const { defaultView: view } = body.ownerDocument;
      view?.getSelection()?.removeAllRanges();
      return (Reflect.get(view ?? {}, 'find') as (...how: unknown[]) => boolean).call(view, text);
    }, words);
  expect(await find('Selesai di sini')).toBe(true);
  await expect(end).toBeInViewport();
  expect(await find('Baris 700,')).toBe(true);
  await expect(letter.getByText('Baris 700, kopi')).toBeInViewport();
});

test('larger letters, by the reader or the browser, are nowhere cut off', async ({ newUser, signedIn }) => {
  const budi = await newUser();
  const words = 'Kopi dari lereng gunung yang dipetik pagi hari. '.repeat(20);
  await budi.append('INBOX', { subject: 'Kabar', html: `<h1>Kabar</h1><p>${words}</p><p>${words}</p><p>Selesai</p>` });
  // A window of 1280 px at 200 % has the room of one of 640, with twice as many dots.
  for (const viewport of [
    { width: 1280, height: 800 },
    { width: 640, height: 400 },
  ]) {
    const tupai = await signedIn(budi, { viewport });
    const { page } = tupai;
    await tupai.list.open('Kabar');
    const end = letterOf(page).getByText('Selesai', { exact: true });
    await expect(end).toBeAttached();
    await expect.poll(() => cut(page)).toBe(0);
    const height = async (): Promise<number> =>
      (await page.locator('iframe.body-frame:visible').boundingBox())?.height ?? 0;
    const before = await height();
    for (const percent of [110, 125, 150, 175, 200]) {
      await page.keyboard.press('+');
      await expect(letterOf(page).locator('body')).toHaveCSS('zoom', String(percent / 100));
    }
    await expect.poll(height).toBeGreaterThan(before * 2);
    await expect.poll(() => cut(page)).toBe(0);
    await end.scrollIntoViewIfNeeded();
    await expect(end).toBeInViewport();
    await page.keyboard.press('0');
    await expect.poll(height).toBe(before);
    // Who sets the type of the browser to twice its size has the words round the letter larger; the letter keeps its room.
    await page.evaluate(() => void (document.documentElement.style.fontSize = '200%'));
    await expect.poll(() => cut(page)).toBe(0);
  }
});

test('in the dark the letters of a sender keep their own colours once that was chosen, and only theirs', async ({
  newUser,
  signedIn,
}) => {
  const budi = await newUser();
  const html = '<div style="background-color:#ffffff;color:#111111" id="kartu">Kabar</div>';
  const shop = 'Toko <kabar@toko.example>';
  await budi.append('INBOX', { subject: 'Satu', from: shop, html });
  await budi.append('INBOX', { subject: 'Dua', from: shop, html });
  await budi.append('INBOX', { subject: 'Tiga', from: 'Lain <kabar@lain.example>', html });
  const tupai = await signedIn(budi, { colorScheme: 'dark' });
  const { page } = tupai;
  const card = letterOf(page).getByText('Kabar', { exact: true });
  const open = async (subject: string, background: string): Promise<void> => {
    await tupai.openInbox();
    await tupai.list.open(subject);
    await expect(card).toHaveCSS('background-color', background);
  };
  const [white, dark] = ['rgb(255, 255, 255)', 'rgb(31, 27, 24)'];
  await open('Satu', dark);
  await page.locator('summary').filter({ hasText: 'Display' }).click();
  await page.getByRole('button', { name: 'Original colours', exact: true }).click();
  await expect(card).toHaveCSS('background-color', white);
  await open('Dua', dark);
  await page.locator('summary').filter({ hasText: 'Display' }).click();
  await page.getByRole('button', { name: 'Original colours for this sender', exact: true }).click();
  await expect(card).toHaveCSS('background-color', white);
  await open('Satu', white);
  await open('Tiga', dark);
});
