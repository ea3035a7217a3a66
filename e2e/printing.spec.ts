import { expect, test } from './fixtures/test.ts';

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
