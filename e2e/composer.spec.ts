import { apiHref, listPage } from '#lib/contract/index.ts';
import { expect, test } from './fixtures/test.ts';
import type { Tupai } from './pages/tupai.ts';

/** A picture of one dot. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const widthOf = (image: Element): number => (image as HTMLImageElement).naturalWidth;

test('a message with formatting and a picture arrives as it was written, and as a text for those without', async ({
  newUser,
  signedIn,
}) => {
  const [budi, siti] = [await newUser({ displayName: 'Budi' }), await newUser()];
  const tupai = await signedIn(budi);
  const composer = await tupai.openCompose();
  await composer.fill({ to: siti.address, subject: 'Jadwal', text: 'Selamat pagi' });
  await composer.useFormatting();
  await expect(composer.rich).toHaveText('Selamat pagi');
  await composer.rich.press('Control+End');
  await composer.rich.press('Enter');
  await composer.format('Bold').click();
  await composer.rich.pressSequentially('penting');
  await expect(composer.format('Bold')).toHaveAttribute('aria-pressed', 'true');
  await composer.format('Bold').click();
  await composer.rich.pressSequentially(' sekali');
  await composer.rich.press('Enter');
  await composer.format('Bulleted list').click();
  await composer.rich.pressSequentially('satu');
  await composer.insertPicture({ name: 'peta.png', mimeType: 'image/png', buffer: PICTURE });
  await expect.poll(() => composer.rich.getByRole('img', { name: 'peta.png' }).evaluate(widthOf)).toBe(1);
  await composer.saveDraft();
  await expect(tupai.page.getByText(/^Saved \d/)).toBeVisible();
  await composer.send();

  const raw = (await siti.raw('INBOX', await siti.waitFor('INBOX', 'Jadwal'))).toString();
  expect(raw).toMatch(
    /multipart\/alternative[^]*text\/plain[^]*multipart\/related[^]*text\/html[^]*image\/png; name=peta\.png/,
  );
  expect(raw).toMatch(/Selamat pagi\r\npenting sekali\r\n(?:\r\n)?- satu/);
  expect(raw).toContain('<b>penting</b>');

  const reader = await signedIn(siti);
  await reader.list.open('Jadwal');
  const letter = reader.page.frameLocator('iframe[title="Message"], iframe.body-frame').first();
  await expect(letter.locator('b')).toHaveText('penting');
  await expect(letter.getByRole('listitem')).toContainText('satu');
  await expect.poll(() => letter.getByRole('img', { name: 'peta.png' }).evaluate(widthOf)).toBe(1);
});

test('a hostile message is quoted without running anything, its quote can be edited, and the draft keeps it', async ({
  newUser,
  signedIn,
}) => {
  const budi = await newUser();
  await budi.append('INBOX', {
    subject: 'Awas',
    from: 'Siti <siti@tupai.test>',
    html:
      '<img src="https://spy.test/a.png" alt="promo"><p>Beli <b>sekarang</b></p>' +
      '</blockquote></div></body><script>parent.document.title = "x"</script><p>akhir</p>',
  });
  const tupai = await signedIn(budi);
  await tupai.openSettings();
  await tupai.page.getByLabel('Write new messages as').selectOption('Text with formatting');
  await tupai.page.getByRole('button', { name: 'Save settings' }).click();
  await expect(tupai.note).toContainText('Saved');
  await tupai.openInbox();
  const composer = await (await tupai.list.open('Awas')).reply();
  const quote = composer.rich.locator('blockquote');
  await expect(quote).toContainText('akhir'); // the quote ends where it should, not where the message says
  expect(await composer.rich.innerHTML()).not.toMatch(/script|src="https/);
  await quote.locator('b').click();
  await composer.rich.press('End');
  await composer.rich.pressSequentially('?');
  await composer.saveDraft();
  await expect(tupai.page.getByText(/^Saved \d/)).toBeVisible();

  await tupai.goto(listPage('Drafts'));
  await tupai.list.subjects.filter({ hasText: 'Re: Awas' }).first().click();
  await expect(composer.rich.locator('blockquote')).toContainText('sekarang?');
  await expect(composer.rich.getByRole('img', { name: 'promo' })).toBeVisible();

  // back to plain text, which asks first
  await tupai.page.getByRole('button', { name: 'Plain text', exact: true }).click();
  await tupai.page.getByRole('button', { name: 'Change to plain text' }).click();
  await expect(composer.text).toHaveValue(/> .*Beli sekarang\?/);
});

test('what is pasted from a word processor comes without its baggage, and pictures from the clipboard into the text', async ({
  newUser,
  signedIn,
}) => {
  const tupai = await signedIn(await newUser());
  const composer = await tupai.openCompose();
  await composer.useFormatting();
  await composer.rich.evaluate((text) => {
    const data = new DataTransfer();
    data.setData(
      'text/html',
      '<html xmlns:o="urn:o"><head><style>p.MsoNormal { color: red }</style></head><body><!--StartFragment-->' +
        '<p class="MsoNormal" style="mso-margin-top-alt:auto;text-align:center"><b>Judul<o:p></o:p></b></p>' +
        '<script>alert(1)</script><p class="MsoListParagraph">isi</p><!--EndFragment--></body></html>',
    );
    data.setData('text/plain', 'Judul isi');
    text.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect(composer.rich.locator('b')).toHaveText('Judul');
  expect(await composer.rich.innerHTML()).not.toMatch(/mso|Mso|script|<o:p|<style/);
  await composer.rich.evaluate(
    (text, bytes) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(bytes)], 'layar.png', { type: 'image/png' }));
      text.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    },
    [...PICTURE],
  );
  await expect.poll(() => composer.rich.getByRole('img', { name: 'layar.png' }).evaluate(widthOf)).toBe(1);
});

/** Pastes into what has the keyboard, as from another program. */
const paste = (tupai: Tupai, text: string): Promise<unknown> =>
  tupai.page.evaluate((pasted) => {
    const data = new DataTransfer();
    data.setData('text/plain', pasted);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, text);

test('a pasted list becomes people, who are moved, changed and removed by keys, and those that stand there get the mail', async ({
  newUser,
  signedIn,
}) => {
  const [siti, ani, wati] = [await newUser(), await newUser(), await newUser()];
  const tupai = await signedIn(await newUser());
  const composer = await tupai.openCompose();
  const { keyboard } = tupai.page;
  await composer.typing('To').focus();
  await paste(tupai, `Siti <${siti.address}>; "Ani, S.Pd." <${ani.address}>\nwati di rumah`);
  await expect(composer.chips('To')).toHaveText(['Siti', 'Ani, S.Pd.', 'wati di rumah']);
  await expect(composer.form).toContainText('“wati di rumah” is not an email address.');

  await keyboard.press('Backspace'); // to the last one
  await expect(composer.chips('To').last().getByRole('button').first()).toBeFocused();
  await keyboard.press('F2');
  await expect(composer.typing('To')).toHaveValue('wati di rumah');
  await composer.typing('To').fill(wati.address);
  await keyboard.press('Enter');
  await expect(composer.chips('To')).toHaveText(['Siti', 'Ani, S.Pd.', wati.address]);
  await expect(composer.form).not.toContainText('is not an email address');

  await keyboard.press('ArrowLeft');
  await keyboard.press('ArrowLeft');
  await keyboard.press('Enter');
  await tupai.page.getByRole('menuitem', { name: 'Move to Cc' }).press('Enter');
  await expect(composer.chips('Cc')).toHaveText(['Ani, S.Pd.']);
  await expect(composer.chips('To')).toHaveText(['Siti', wati.address]);
  await composer.chips('To').first().dragTo(composer.typing('Bcc'));
  await expect(composer.chips('Bcc')).toHaveText(['Siti']);
  await composer
    .chips('To')
    .getByRole('button', { name: `Remove ${wati.address}` })
    .click();
  await expect(composer.chips('To')).toHaveCount(0);
  await composer.fill({ subject: 'Undangan', text: 'Silakan datang' });
  await composer.send();

  const raw = (await ani.raw('INBOX', await ani.waitFor('INBOX', 'Undangan'))).toString();
  expect(raw).toContain(`Cc: "Ani, S.Pd." <${ani.address}>`);
  expect(raw).not.toContain(siti.address);
  await siti.waitFor('INBOX', 'Undangan');
  expect(await wati.count('INBOX')).toBe(0);
});

test('somebody outside, and an address that only looks like one of the own domain, are told apart in words', async ({
  newUser,
  signedIn,
}) => {
  const tupai = await signedIn(await newUser());
  const composer = await tupai.openCompose();
  await composer.typing('To').pressSequentially('siti@tupai.test,wati@gmail.com;');
  await expect(composer.chips('To')).toHaveText(['siti@tupai.test', 'wati@gmail.com']);
  await expect(composer.form).toContainText('Also goes outside your own domain: gmail.com');
  await composer.typing('To').pressSequentially('budi@tupa1.test,');
  await expect(composer.form).toContainText('tupa1.test looks like tupai.test, but is another domain.');
  await composer.typing('To').fill(Array.from({ length: 9 }, (_, nth) => `a${String(nth)}@tupai.test`).join(','));
  await composer.typing('To').press('Enter');
  await tupai.page.getByRole('button', { name: 'Move them to Bcc' }).click();
  await expect(composer.chips('Bcc')).toHaveCount(12);
  await expect(composer.chips('To')).toHaveCount(0);
});

test('the address book completes a name by keys, and a word that an input method still composes is left alone', async ({
  newUser,
  signedIn,
}) => {
  const tupai = await signedIn(await newUser());
  const composer = await tupai.openCompose();
  const token = await tupai.page.locator('form.composer input[name=token]').inputValue();
  for (const name of ['Wati Lestari', 'Lestari Budi']) {
    const answer = await tupai.page.request.post(new URL(apiHref('saveContact'), tupai.page.url()).href, {
      form: { token, name, addresses: `${name.split(' ')[0]?.toLowerCase() ?? ''}@tupai.test` },
      headers: { accept: 'application/json' },
    });
    expect(answer.ok()).toBe(true);
  }
  const offered = tupai.page.getByRole('listbox', { name: 'People in your address book' }).getByRole('option');
  const field = composer.typing('To');
  await field.pressSequentially('lest');
  await expect(offered).toHaveText([/^Lestari Budi/, /^Wati Lestari/]);
  await expect(field).toHaveAttribute('aria-expanded', 'true');
  await field.press('ArrowDown');
  await expect(offered.filter({ hasText: 'Wati' })).toHaveAttribute('aria-selected', 'true');
  await field.press('Enter');
  await expect(composer.chips('To')).toHaveText(['Wati Lestari']);
  await expect(composer.to).toHaveValue('Wati Lestari <wati@tupai.test>');

  const session = await tupai.page.context().newCDPSession(tupai.page);
  await session.send('Input.imeSetComposition', { text: 'か,', selectionStart: 2, selectionEnd: 2 });
  await field.press('Enter');
  await expect(composer.chips('To')).toHaveCount(1);
  await expect(field).toHaveValue('か,');
});

test('signs of Markdown become formatting as they are typed, come back by Backspace, and an input method is left alone', async ({
  newUser,
  signedIn,
}) => {
  const siti = await newUser();
  const tupai = await signedIn(await newUser());
  const composer = await tupai.openCompose();
  await composer.fill({ to: siti.address, subject: 'Daftar' });
  await composer.useFormatting();
  const { keyboard } = tupai.page;
  const { rich } = composer;
  await keyboard.type('# Rencana');
  await expect(rich.locator('h1')).toHaveText('Rencana');
  await keyboard.press('Enter');
  await keyboard.type('Ini **sangat penting** dan `npm ci`, 2 * 3 * 4, nama_berkas_saya');
  await expect(rich.locator('b')).toHaveText('sangat penting');
  await expect(rich.locator('code')).toHaveText('npm ci');
  await expect(rich).toContainText('sangat penting dan npm ci, 2 * 3 * 4, nama_berkas_saya');
  await keyboard.press('Enter');
  await keyboard.type('- satu');
  await keyboard.press('Enter');
  await keyboard.type('dua [peta](tupai.example/p)');
  await expect(rich.getByRole('listitem')).toHaveText(['satu', 'dua peta']);
  await expect(rich.getByRole('link', { name: 'peta' })).toHaveAttribute('href', 'https://tupai.example/p');
  await keyboard.press('Enter');
  await keyboard.press('Enter');
  await keyboard.type('*miring*');
  await expect(rich.locator('i')).toHaveText('miring');
  await keyboard.press('Backspace');
  await expect(rich.locator('i')).toHaveCount(0);
  await keyboard.type(' apa adanya');
  await expect(rich).toContainText('*miring* apa adanya');

  await keyboard.press('Enter');
  const session = await tupai.page.context().newCDPSession(tupai.page);
  await session.send('Input.imeSetComposition', { text: '*か*', selectionStart: 3, selectionEnd: 3 });
  await expect(rich).toContainText('*か*');
  await session.send('Input.insertText', { text: '*か*' });
  await expect(rich.locator('i')).toHaveCount(0);

  await composer.send();
  const raw = (await siti.raw('INBOX', await siti.waitFor('INBOX', 'Daftar'))).toString();
  expect(raw).toMatch(/<h1[^>]*>Rencana<\/h1>/);
  expect(raw).toContain('<b>sangat penting</b>');
  expect(raw).toMatch(/<li[^>]*>(?:<div[^>]*>)?satu/);
  expect(raw).not.toContain('\u200b');
});

test('a link is set by keys alone, and Ctrl+K in the text is no key of the screen', async ({ newUser, signedIn }) => {
  const tupai = await signedIn(await newUser());
  const composer = await tupai.openCompose();
  await composer.useFormatting();
  const { keyboard } = tupai.page;
  await keyboard.type('Lihat peta');
  await keyboard.press('Control+Shift+ArrowLeft');
  await keyboard.press('Control+k');
  const address = composer.form.getByRole('textbox', { name: 'Link to' });
  await expect(address).toBeFocused();
  await keyboard.press('Escape');
  await expect(address).toBeHidden();
  await expect(composer.rich).toBeFocused();
  await keyboard.press('Control+k');
  await keyboard.type('tupai.example/peta');
  await keyboard.press('Enter');
  await expect(composer.rich.getByRole('link', { name: 'peta' })).toHaveAttribute('href', 'https://tupai.example/peta');
  await expect(composer.rich).toBeFocused();
});
