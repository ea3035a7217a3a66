import { expect, test } from './fixtures/test.ts';

test('settings of the mailbox are saved as they are ticked, and the other settings stay', async ({
  newUser,
  signedIn,
}) => {
  const tupai = await signedIn(await newUser());
  const { page } = tupai;
  await tupai.openSettings('appearance');
  await page.getByLabel('Height of the rows').selectOption('Compact, one line');
  await page.getByRole('button', { name: 'Save settings' }).click();
  await expect(tupai.note).toContainText('Saved');

  await tupai.openSettings('mailbox');
  await page.getByLabel('Open messages').selectOption('Below the list');
  await page.getByLabel('Show conversations').check();
  await page.getByLabel('Swipe to the left').selectOption('Snooze');
  await page.getByRole('checkbox', { name: 'Inbox' }).check();
  await page.getByRole('checkbox', { name: 'Sent', exact: true }).check();
  await page.getByRole('button', { name: 'Save settings' }).click();
  await expect(tupai.note).toContainText('Saved');
  await expect(page.getByLabel('Open messages')).toHaveValue('below');
  await expect(page.getByLabel('Show conversations')).toBeChecked();
  await expect(page.getByLabel('Show how each message begins')).toBeChecked();
  await expect(page.getByLabel('Swipe to the left')).toHaveValue('snooze');

  await page.getByRole('checkbox', { name: 'Inbox' }).uncheck();
  await page.getByRole('checkbox', { name: 'Sent', exact: true }).uncheck();
  await page.getByRole('button', { name: 'Save settings' }).click();
  await expect(page.getByRole('checkbox', { name: 'Inbox' })).not.toBeChecked();
  await expect(page.getByLabel('Show conversations')).toBeChecked();
  await tupai.openSettings('appearance');
  await expect(page.getByLabel('Height of the rows')).toHaveValue('compact');
});

test('the colours that were chosen hold against those of the device', async ({ newUser, signedIn }) => {
  const tupai = await signedIn(await newUser(), { colorScheme: 'light' });
  const ground = () => tupai.page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const choose = async (theme: string): Promise<string> => {
    await tupai.openSettings('appearance');
    await tupai.page.getByLabel('Colours', { exact: true }).selectOption(theme);
    await tupai.page.getByRole('button', { name: 'Save settings' }).click();
    await expect(tupai.note).toContainText('Saved');
    return ground();
  };
  expect(await choose('Dark')).toBe('rgb(23, 20, 18)');
  expect(await choose('Light')).toBe('rgb(250, 248, 245)');
  expect(await choose('High contrast')).toBe('rgb(255, 255, 255)');
  await tupai.page.emulateMedia({ colorScheme: 'dark' });
  expect(await ground()).toBe('rgb(0, 0, 0)');
  expect(await choose('As the device')).toBe('rgb(23, 20, 18)');
});
