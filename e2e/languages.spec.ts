import { expect, test } from './fixtures/test.ts';
import { listPage, loginPage } from '#lib/contract/pages.ts';

test('a browser that asks for Indonesian gets Indonesian, and the setting wins over the browser', async ({
  open,
  newUser,
}) => {
  const budi = await newUser();
  const tupai = await open({ locale: 'id-ID' });
  const { page } = tupai;
  await tupai.goto(loginPage());
  await expect(page.locator('html')).toHaveAttribute('lang', 'id');
  await page.getByLabel(/nama pengguna/i).fill(budi.login);
  await page.getByLabel('Kata sandi', { exact: true }).fill(budi.password);
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Kotak Masuk' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Tulis', exact: true }).first()).toBeVisible();

  await tupai.openSettings();
  await page.getByLabel('Bahasa', { exact: true }).selectOption('en');
  await page.getByRole('button', { name: /^Simpan/ }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await tupai.goto(listPage('INBOX'));
  await expect(page.getByRole('heading', { level: 1, name: 'Inbox' })).toBeVisible();
});

test('the sign-in page changes its language by a link', async ({ open }) => {
  const tupai = await open();
  await tupai.openSignIn();
  await tupai.page.getByRole('link', { name: 'Bahasa Indonesia' }).click();
  await expect(tupai.page.locator('html')).toHaveAttribute('lang', 'id');
  await tupai.page.getByRole('link', { name: 'English' }).click();
  await expect(tupai.page.locator('html')).toHaveAttribute('lang', 'en');
});

test('dates are written as where the language of the browser is spoken, or as the person chose', async ({
  newUser,
  open,
}) => {
  const budi = await newUser();
  await budi.append('INBOX', { subject: 'Rapat', date: new Date('2025-03-02T11:30:00Z') });
  const tupai = await open({ locale: 'en-US' });
  const { page } = tupai;
  await tupai.signIn(budi);
  await tupai.openSettings();
  await page.getByLabel('Time zone').selectOption('UTC');
  await page.getByRole('button', { name: /^Save/ }).click();
  await expect(tupai.note.first()).toBeVisible();
  const openRapat = async (): Promise<void> => {
    await tupai.openInbox();
    await tupai.list.open('Rapat');
  };
  await openRapat();
  await expect(tupai.reader.message).toContainText(/Sunday, March 2, 2025 at 11:30\sAM/);
  await tupai.openSettings();
  await page.getByLabel('Clock').selectOption('24');
  await page.getByLabel('Order of dates').selectOption('day');
  await page.getByRole('button', { name: /^Save/ }).click();
  await expect(page.getByLabel('Order of dates')).toHaveValue('day');
  await openRapat();
  await expect(tupai.reader.message).toContainText(/Sunday,? 2 March 2025 at 11:30/);
});
