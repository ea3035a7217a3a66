import { listPage } from '#lib/contract/index.ts';
import { expect, test } from './fixtures/test.ts';

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
