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
