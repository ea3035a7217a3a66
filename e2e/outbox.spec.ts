import { outboxPage, settingsPage } from '#lib/contract/pages.ts';
import { expect, test } from './fixtures/test.ts';
import type { Tupai } from './pages/tupai.ts';

/** Chooses how long a message can be taken back. */
async function chooseDelay({
  page,
  goto,
}: Pick<Tupai, 'page'> & { goto: (path: string) => Promise<void> }): Promise<void> {
  await goto(settingsPage());
  await page.getByLabel('Taking a message back after Send').selectOption({ label: '30 seconds' });
  await page.getByRole('button', { name: 'Save settings' }).click();
  await expect(page.getByText('Saved').first()).toBeVisible();
}

test('a message is taken back after Send, opens whole, and leaves when it is sent for good', async ({
  newUser,
  signedIn,
}) => {
  const [budi, siti] = [await newUser(), await newUser()];
  const tupai = await signedIn(budi);
  const { page } = tupai;
  await chooseDelay({ page, goto: (path) => tupai.goto(path) });
  const letter = { to: siti.address, bcc: budi.address, subject: 'Terburu-buru', text: 'Ini belum selesai' };
  const composer = await tupai.openCompose();
  await composer.fill(letter);
  await composer.pressSend();
  const held = page.getByRole('listitem').filter({ hasText: 'Terburu-buru' }).filter({ hasText: 'can be taken back' });
  await held.getByRole('button', { name: 'Undo', exact: true }).click();

  await composer.isOpen();
  await expect(composer.subject).toHaveValue('Terburu-buru');
  await expect(composer.to).toHaveValue(siti.address);
  await expect(composer.bcc).toHaveValue(budi.address);
  await expect(composer.text).toHaveValue(/^Ini belum selesai\s*$/);
  expect(await siti.count('INBOX')).toBe(0);
  expect(await budi.subjects('Drafts')).toEqual(['Terburu-buru']);

  await composer.fill({ text: 'Ini sudah selesai' });
  await composer.pressSend();
  await expect(held).toBeVisible();
  await tupai.goto(outboxPage());
  await page
    .getByRole('main')
    .getByRole('link', { name: /Terburu-buru/ })
    .click();
  await page.getByRole('button', { name: 'Send now', exact: true }).click();
  await expect(page.getByText('Message sent.').first()).toBeVisible();
  await siti.waitFor('INBOX', 'Terburu-buru');
  expect(await siti.subjects('INBOX')).toEqual(['Terburu-buru']);
  await expect.poll(() => budi.count('Drafts')).toBe(0);
});

test('a message is planned for tomorrow, gets another time, and is taken back from the outbox', async ({
  newUser,
  signedIn,
}) => {
  const budi = await newUser();
  const tupai = await signedIn(budi);
  const { page } = tupai;
  const composer = await tupai.openCompose();
  await composer.fill({ to: 'siti@tupai.test', subject: 'Besok saja', text: 'Tidak mendesak' });
  await page.getByText('Send later', { exact: true }).click();
  await page.getByRole('button', { name: /^Tomorrow morning/ }).click();
  await expect(page.getByText('The message is in the outbox and leaves at its time.')).toBeVisible();

  await tupai.goto(outboxPage());
  await expect(page.getByRole('heading', { name: 'Planned' })).toBeVisible();
  await page
    .getByRole('main')
    .getByRole('link', { name: /Besok saja/ })
    .click();
  await expect(page.getByText('your password is kept for it, encrypted').first()).toBeVisible();
  const time = page.getByLabel('Date and time');
  const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  await time.fill(`${day}T09:15`);
  await page.getByRole('button', { name: 'Change the time' }).click();
  await expect(page.getByText('The message is in the outbox and leaves at its time.')).toBeVisible();
  await expect(time).toHaveValue(`${day}T09:15`);

  await page.getByRole('button', { name: 'Take back and edit' }).click();
  await composer.isOpen();
  await expect(composer.subject).toHaveValue('Besok saja');
  await tupai.goto(outboxPage());
  await expect(page.getByText('Nothing is waiting', { exact: true })).toBeVisible();
});

test('what a server refused is explained in plain words beside its own, and goes to the others', async ({
  newUser,
  signedIn,
}) => {
  const [budi, siti] = [await newUser(), await newUser()];
  const tupai = await signedIn(budi);
  const { page } = tupai;
  const composer = await tupai.openCompose();
  await composer.fill({ to: `${siti.address}, refused.wati@tupai.test`, subject: 'Kepada dua', text: 'Halo' });
  await composer.pressSend();
  const refused = page.getByRole('listitem').filter({ hasText: 'refused.wati@tupai.test' });
  await expect(refused.getByText('What to do:')).toBeVisible();
  await expect(refused.getByText(/^5\d\d /)).toBeVisible();
  await page.getByRole('button', { name: 'Send to the other recipient' }).click();
  await expect(page.getByText('Message sent.').first()).toBeVisible();
  await siti.waitFor('INBOX', 'Kepada dua');
});
