import type { FrameLocator, Page } from '@playwright/test';
import { png } from './fixtures/png.ts';
import { expect, test } from './fixtures/test.ts';
import { Finger, PHONE } from './pages/finger.ts';

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

test('no style of a letter hides where a link leads that names another host', async ({ newUser, signedIn }) => {
  const hides: Record<string, string> = {
    'cut off by a narrow box': '<div style="width: 17ch; overflow: hidden; white-space: nowrap">LINK</div>',
    'cut off by a low box': '<div class="low">LINK</div>',
    'cut off three boxes out': '<div style="width: 17ch; overflow: hidden; height: 1.6em"><p><b>LINK</b></p></div>',
    'too small': '<div style="font-size: 0">LINK<b style="font-size: 16px">www.bank.example</b></div>',
    'no room between letters': '<div style="letter-spacing: -2em; word-spacing: -9em; line-height: 0">LINK</div>',
    'letters without colour': '<div style="color: transparent; -webkit-text-fill-color: transparent">LINK</div>',
    'the colour of the paper': '<div style="background: #7a5200; color: white">LINK</div>',
    'seen through': '<div style="opacity: 1"><span class="clear">LINK</span></div>',
    'out of sight': '<div style="visibility: hidden">LINK</div>',
    'beside the paper': '<div style="position: absolute; left: -999px">LINK</div>',
    'cut out':
      '<div style="clip-path: inset(0 100% 0 0); clip: rect(0 0 0 0); mask: linear-gradient(#0000, #0000)">LINK</div>',
    'pushed away': '<div style="margin-left: -999px; text-indent: -999px; transform: scale(0)">LINK</div>',
    'other words instead': '<div class="after">LINK</div>',
    'a box of its own': '<div class="boxed">LINK</div>',
    'laid out in a row': '<div style="display: flex; width: 9em; overflow: hidden">LINK</div>',
    'in other letters':
      '<div style="text-transform: uppercase; text-shadow: 0 0 40px #7a5200; font: 1px serif">LINK</div>',
  };
  const style = `<style>
    .low { height: 1.6em !important; max-height: 20px !important; overflow: hidden !important; width: 17ch }
    .clear a { opacity: 0 !important; display: inline-block !important }
    .after a::after, .after a:after { content: "" !important; display: none !important; font-size: 0 !important }
    .boxed a { display: inline-block !important; width: 16ch !important; height: 1.5em !important; overflow: hidden !important; white-space: nowrap !important; font-size: 0 !important }
    a::after { content: none !important; color: transparent !important; position: absolute; left: -999px }
    a[data-host]::after { display: none !important }
  </style>`;
  const body = Object.values(hides).map((html, nth) =>
    html.replace('LINK', `<a href="https://evil${String(nth)}.example/masuk">www.bank.example</a>`),
  );
  const budi = await newUser();
  await budi.append('INBOX', { subject: 'Akun Anda', html: `${style}${body.join('\n')}`, text: 'Masuk.' });
  const tupai = await signedIn(budi);
  const { page } = tupai;
  await tupai.list.open('Akun Anda');
  await tupai.reader.isOpen('Akun Anda');
  // Said once more where no style of a letter reaches.
  await expect(page.locator('.claim-banner')).toContainText(`${String(body.length)} links here name one site`);
  const links = letterOf(page).locator('a[data-host]');
  await expect(links).toHaveCount(body.length);
  // As the browser draws each mark: its words, its letters, its colour on its own ground.
  const seen = await links.evaluateAll((all) =>
    all.map((link) => {
      const mark = getComputedStyle(link, '::after');
      const { content, display, visibility, fontSize, letterSpacing, color, backgroundColor, position } = mark;
      const { opacity } = getComputedStyle(link);
      return { content, display, visibility, opacity, fontSize, letterSpacing, color, backgroundColor, position };
    }),
  );
  for (const [nth, { content, color, backgroundColor, ...mark }] of seen.entries()) {
    const way = Object.keys(hides)[nth];
    expect.soft(content, way).toContain(`evil${String(nth)}.example`);
    expect.soft(color, way).not.toBe(backgroundColor);
    expect.soft(mark, way).toEqual({
      display: 'inline',
      visibility: 'visible',
      opacity: '1',
      fontSize: '12px',
      letterSpacing: 'normal',
      position: 'static',
    });
  }
  // Nothing round a link ends before its mark does.
  const ends = await links.evaluateAll((all) =>
    all.map((link) => {
      const rects = [...link.getClientRects()];
      const [right, bottom] = [Math.max(...rects.map((one) => one.right)), Math.max(...rects.map((one) => one.bottom))];
      for (let box = link.parentElement; box && !box.classList.contains('letter'); box = box.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(box);
        const edge = box.getBoundingClientRect();
        if (
          (overflowX !== 'visible' && right > edge.right + 1) ||
          (overflowY !== 'visible' && bottom > edge.bottom + 1)
        )
          return `cut off by ${box.outerHTML.slice(0, 60)}`;
      }
      return right > 0 && bottom > 0 ? '' : 'beside the paper';
    }),
  );
  expect(ends).toEqual(body.map(() => ''));
  expect(await cut(page)).toBe(0);
});

test('a swipe turns the large picture, and one down closes it', async ({ newUser, signedIn }) => {
  const budi = await newUser();
  const picture = (name: string, height: number) => ({
    name,
    type: 'image/png',
    content: png(300, height, [11, 94, 122]),
  });
  await budi.append('INBOX', {
    subject: 'Foto',
    text: 'Dari pantai.',
    attachments: [picture('satu.png', 400), picture('dua.png', 200), picture('tiga.png', 300)],
  });
  const tupai = await signedIn(budi, PHONE);
  const { page } = tupai;
  await expect(page.getByRole('grid')).toBeVisible(); // before that, fingers only scroll and tap
  const finger = await Finger.on(page);
  await tupai.list.open('Foto');
  await page.getByRole('link', { name: 'View satu.png' }).tap();
  const large = (name: string) => page.getByRole('dialog', { name }).getByRole('img', { name });
  const swipe = async (name: string, by: { x?: number; y?: number }): Promise<void> => {
    await expect(large(name)).toBeVisible();
    await finger.down(page.locator('.lightbox-stage'));
    await finger.move(by);
    await finger.up();
  };
  await swipe('satu.png', { x: -120 });
  await swipe('dua.png', { x: -120 });
  await swipe('tiga.png', { x: 120 });
  // Half a swipe, one that wanders off and one up do nothing.
  await swipe('dua.png', { x: -60 });
  await swipe('dua.png', { y: -120 });
  await expect(large('dua.png')).toBeVisible();
  // An enlarged picture is moved about.
  await page.getByRole('button', { name: 'Larger' }).click();
  await expect(page.locator('.lightbox-image[data-zoomed]')).toBeVisible();
  await swipe('dua.png', { x: -120 });
  await expect(large('dua.png')).toBeVisible();
  await page.getByRole('button', { name: 'Smaller' }).click();
  await expect(page.locator('.lightbox-image[data-zoomed]')).toHaveCount(0);
  await swipe('dua.png', { y: 120 });
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('link', { name: 'View dua.png' })).toBeVisible();
});

test('pictures that a browser could not hold are left out, which is said, and shown when asked', async ({
  newUser,
  signedIn,
}) => {
  const budi = await newUser();
  // Says that it is 9,000 pixels wide and high, and holds one.
  const huge = Buffer.from('R0lGODlhKCMoI4AAAP8AAP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==', 'base64');
  const part = (id: string, type: string, content: Buffer): string =>
    `--b\r\nContent-Type: image/${type}\r\nContent-ID: <${id}>\r\nContent-Disposition: inline\r\nContent-Transfer-Encoding: base64\r\n\r\n${content.toString('base64')}\r\n`;
  const html = '<p>Lihat.</p><img src="cid:huge" alt="besar"><img src="cid:small" alt="kecil">';
  await budi.append(
    'INBOX',
    `From: Siti <siti@tupai.test>\r\nSubject: Gambar\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}\r\n${part('huge', 'gif', huge)}${part('small', 'png', png(30, 20, [11, 94, 122]))}--b--\r\n`,
  );
  const tupai = await signedIn(budi);
  const { page } = tupai;
  await tupai.list.open('Gambar');
  await tupai.reader.isOpen('Gambar');
  const besar = letterOf(page).getByAltText('besar');
  await expect(page.getByText('A picture is so large that it could freeze the browser')).toBeVisible();
  await expect(besar).not.toHaveAttribute('src');
  await expect(letterOf(page).getByAltText('kecil')).toHaveAttribute('src');
  await page.getByRole('button', { name: 'Show them all the same' }).click();
  await expect(besar).toHaveJSProperty('naturalWidth', 9000);
  await expect(page.getByText('A picture is so large')).toHaveCount(0);
});
