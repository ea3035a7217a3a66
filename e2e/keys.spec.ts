import { AxeBuilder } from '@axe-core/playwright';

import { expect, test } from './fixtures/test.ts';
import { contactsPage, listPage, settingsPage } from '#lib/contract/pages.ts';
import type { Tupai } from './pages/tupai.ts';

const faultsOf = async (tupai: Tupai): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page: tupai.page }).exclude('iframe').analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
};
const path = (tupai: Tupai): string => new URL(tupai.page.url()).pathname;
const press = async (tupai: Tupai, ...keys: readonly string[]): Promise<void> => {
  await expect(tupai.searchField).toHaveRole('combobox'); // the scripts of the page run
  for (const key of keys) await tupai.page.keyboard.press(key);
};
const overlay = (tupai: Tupai) => tupai.page.getByRole('dialog', { name: 'Keyboard shortcuts' });
const palette = (tupai: Tupai) => tupai.page.getByRole('dialog', { name: 'Commands' });
const line = (tupai: Tupai, name: string) => tupai.page.getByRole('listitem').filter({ hasText: name });

test('keys lead to folders, contacts and a new message, one after the other', async ({ newUser, signedIn }) => {
  const tupai = await signedIn(await newUser());
  await expect(tupai.searchField).toHaveRole('combobox'); // the scripts of the page run
  await press(tupai, 'g', 't');
  await tupai.list.isOpen('Sent');
  await press(tupai, 'g', 'c');
  await expect(tupai.page).toHaveURL(contactsPage());
  await expect(tupai.searchField).toHaveRole('combobox'); // the scripts of that page run
  await press(tupai, 'g', 'i');
  await tupai.list.isOpen('Inbox');
  await expect(tupai.searchField).toHaveRole('combobox');
  await press(tupai, 'c');
  await tupai.composer.isOpen();
});

test('keys write while somebody types', async ({ newUser, signedIn }) => {
  const tupai = await signedIn(await newUser());
  const search = tupai.searchField;
  await press(tupai, '/');
  await expect(search).toBeFocused();
  await press(tupai, 'c', 'g', 'i', '?');
  await expect(search).toHaveValue('cgi?');
  expect(path(tupai)).toBe(listPage('INBOX'));
});

test('? shows what can be done here by which key, finds one, and gives the focus back', async ({
  newUser,
  signedIn,
}) => {
  const tupai = await signedIn(await newUser());
  const compose = tupai.page.getByRole('link', { name: 'Compose', exact: true }).first();
  await compose.focus();
  await press(tupai, '?');
  await expect(overlay(tupai)).toBeVisible();
  await expect(overlay(tupai)).toContainText('Write a message');
  await expect(overlay(tupai)).not.toContainText('Send and archive'); // nobody writes here
  expect(await faultsOf(tupai)).toEqual([]);
  await overlay(tupai).getByRole('textbox').fill('drafts');
  await expect(overlay(tupai).getByText('Drafts')).toBeVisible();
  await expect(overlay(tupai)).not.toContainText('Write a message');
  await press(tupai, 'Escape');
  await expect(overlay(tupai)).toBeHidden();
  await expect(compose).toBeFocused();
});

test('the palette finds a folder, a command and an earlier search by a few letters', async ({ newUser, signedIn }) => {
  const user = await newUser();
  await user.createMailbox('Proyek Jembatan');
  const tupai = await signedIn(user);
  const field = tupai.page.getByRole('combobox', { name: 'Command, folder or search' });
  const chosen = palette(tupai).getByRole('option', { selected: true });

  await press(tupai, 'Control+k');
  await expect(field).toBeFocused();
  expect(await faultsOf(tupai)).toEqual([]);
  await field.fill('jemb');
  await expect(chosen).toContainText('Proyek Jembatan');
  expect(await field.getAttribute('aria-activedescendant')).toBe(await chosen.getAttribute('id'));
  await press(tupai, 'Enter');
  await tupai.list.isOpen('Proyek Jembatan');

  await tupai.searchField.focus();
  await press(tupai, 'Control+k'); // also from a field
  await field.fill('rapat besok');
  await expect(chosen).toContainText('Search for “rapat besok”');
  await press(tupai, 'Enter');
  await expect(tupai.page).toHaveURL(/q=rapat/);

  await tupai.goto(settingsPage());
  await press(tupai, 'Control+k');
  await field.fill('rapat');
  await expect(chosen).toContainText('Recent search');
  await field.fill('contacts');
  await press(tupai, 'ArrowDown', 'ArrowUp', 'Enter');
  await expect(tupai.page).toHaveURL(contactsPage());
});

test('a key can be given to another command, which warns, is saved, holds at once and can be undone', async ({
  newUser,
  signedIn,
}) => {
  const tupai = await signedIn(await newUser());
  await tupai.openSettings('keyboard');
  const change = tupai.page.getByRole('button', { name: 'Change the keys of Contacts' });
  const toast = tupai.page.getByRole('region', { name: 'Notes' });

  await change.press('Enter');
  await expect(tupai.page.getByRole('menuitem', { name: 'Other keys…' })).toBeFocused();
  expect(await faultsOf(tupai)).toEqual([]);
  await press(tupai, 'Enter');
  const dialog = tupai.page.getByRole('dialog', { name: 'Keys for “Contacts”' });
  await press(tupai, 'c');
  await expect(dialog).toContainText('c already does: Write a message.');
  await press(tupai, 'Enter');
  await expect(toast).toContainText('The keys are saved.');
  await expect(change).toBeFocused();
  await expect(line(tupai, 'Write a message').locator('kbd')).toHaveCount(0);

  await toast.getByRole('button', { name: 'Undo' }).click();
  await expect(line(tupai, 'Write a message').locator('kbd')).toHaveText(['c']);
  await change.press('ArrowUp'); // not a key of the button: nothing opens
  await expect(tupai.page.getByRole('menu')).toBeHidden();
  await change.click();
  await press(tupai, 'o', 'Enter');
  await press(tupai, 'q', 'Enter');
  await expect(line(tupai, 'Contacts').locator('kbd')).toHaveText(['q']);
  await press(tupai, 'q');
  await expect(tupai.page).toHaveURL(contactsPage());
});

test('without letter keys the others still work, and Ctrl+K opens the palette', async ({ newUser, signedIn }) => {
  const tupai = await signedIn(await newUser());
  await tupai.openSettings('keyboard');
  await tupai.page.getByLabel('Shortcuts', { exact: true }).selectOption('No letters or signs');
  await tupai.page.getByRole('button', { name: 'Save settings' }).click();
  await expect(tupai.note).toContainText('Saved');
  await press(tupai, 'c', '?');
  await expect(overlay(tupai)).toBeHidden();
  expect(path(tupai)).toBe(settingsPage('keyboard'));
  await press(tupai, 'Control+k');
  await expect(palette(tupai)).toBeVisible();
});

test('a menu over the page is left by Escape, and the focus is where it was', async ({ newUser, signedIn }) => {
  const tupai = await signedIn(await newUser());
  await tupai.openSettings('keyboard');
  const change = tupai.page.getByRole('button', { name: 'Change the keys of Refresh' });
  await change.click();
  await press(tupai, 'ArrowDown');
  await expect(tupai.page.getByRole('menuitem', { name: 'No keys' })).toBeFocused();
  await press(tupai, 'Escape');
  await expect(tupai.page.getByRole('menu')).toBeHidden();
  await expect(change).toBeFocused();
});

test('a row that the keyboard came to answers its keys; Enter goes on in the message, and back to the row', async ({
  newUser,
  signedIn,
}) => {
  const budi = await newUser();
  for (const subject of ['Satu', 'Dua', 'Tiga']) await budi.append('INBOX', { subject });
  const tupai = await signedIn(budi, { viewport: { width: 1440, height: 900 } });
  const { page } = tupai;
  await expect(page.getByRole('grid')).toBeVisible(); // scripts run
  await tupai.list.row('Dua').focus();
  await page.keyboard.press('x');
  await expect(tupai.list.row('Dua')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Dua' })).toBeFocused();
  await page.keyboard.press('u');
  await expect(page.getByText('No message is open.')).toBeVisible();
  await expect(tupai.list.row('Dua')).toBeFocused();
});

test('what is typed while the finder of folders is on its way reaches it, and nothing else', async ({
  newUser,
  signedIn,
}) => {
  const budi = await newUser();
  await budi.createMailbox('Proyek');
  for (const subject of ['Satu', 'Dua']) await budi.append('INBOX', { subject });
  const tupai = await signedIn(budi, { viewport: { width: 1440, height: 900 } });
  const { page } = tupai;
  await expect(page.getByRole('grid')).toBeVisible(); // scripts run
  await tupai.list.row('Dua').focus();
  const typed = Promise.withResolvers<void>();
  await page.route('**/_next/static/**', async (route) => {
    await typed.promise;
    await route.continue();
  });
  await page.keyboard.press('v');
  await page.keyboard.type('proye'); // r answers, o opens, e archives
  typed.resolve();
  await expect(page.getByRole('dialog').getByRole('combobox')).toHaveValue('proye');
  await expect(tupai.list.subjects).toHaveText(['Dua', 'Satu']);
  await page.keyboard.press('Enter');
  await expect.poll(() => budi.subjects('Proyek')).toEqual(['Dua']);
});
