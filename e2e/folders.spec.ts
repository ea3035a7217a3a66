import { foldersPage } from '#lib/contract/pages.ts';
import type { Tupai } from './pages/tupai.ts';
import { expect, test } from './fixtures/test.ts';

const link = (tupai: Tupai, name: string) => tupai.folders.getByRole('link', { name: new RegExp(`^${name}\\b`) });

test('folders are made, coloured, made a favourite, moved and deleted, each on a page of its own', async ({
  newUser,
  signedIn,
}) => {
  const tupai = await signedIn(await newUser());
  const { page } = tupai;
  await tupai.openFolders();
  await page.getByLabel('Name', { exact: true }).fill('Kerja');
  await page.getByRole('button', { name: 'Create folder' }).click();
  await expect(link(tupai, 'Kerja')).toBeVisible();

  await page.getByRole('link', { name: 'Change Kerja' }).click();
  await page.getByLabel('Colour').selectOption({ label: 'Teal' });
  await page.getByLabel('Show among the favourites').check();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(tupai.folders.getByRole('list', { name: 'Favourites' }).getByRole('link')).toHaveText(['Kerja']);

  await page.getByLabel('Name', { exact: true }).fill('Proyek');
  await page.getByLabel('Inside').selectOption({ label: 'Archive' });
  await page.getByRole('button', { name: 'Rename', exact: true }).click();
  await expect(tupai.folders.getByRole('list', { name: 'Favourites' }).getByRole('link')).toHaveText(['Proyek']);

  await page.getByRole('link', { name: 'Change Proyek' }).click();
  await page.getByLabel(/to confirm/).fill('Wrong');
  await page.getByRole('button', { name: 'Delete folder' }).click();
  await expect(tupai.failure).toBeVisible();
  await page.getByRole('link', { name: 'Change Proyek' }).click();
  await page.getByLabel(/to confirm/).fill('Proyek');
  await page.getByRole('button', { name: 'Delete folder' }).click();
  await expect(link(tupai, 'Proyek')).toHaveCount(0);
});

test('a person says which folder is Trash, reads a whole folder, and moves all of it there', async ({
  newUser,
  signedIn,
}) => {
  const budi = await newUser();
  await budi.createMailbox('Buangan');
  await budi.createMailbox('Kerja');
  for (const subject of ['Satu', 'Dua']) await budi.append('Kerja', { subject });
  const tupai = await signedIn(budi);
  const { page } = tupai;
  await tupai.openSettings('folders');
  await page.getByRole('combobox', { name: 'Trash', exact: true }).selectOption({ label: 'Buangan' });
  await page.getByRole('button', { name: /^Save/ }).click();
  await expect(tupai.note).toBeVisible();

  await tupai.goto(foldersPage({ sizes: '1' }));
  await expect(page.getByRole('columnheader', { name: 'Size' })).toBeVisible();
  await page.getByRole('button', { name: 'Mark all as read in Kerja' }).click();
  await expect(tupai.note).toContainText('2 messages');
  await page.getByRole('link', { name: 'Empty… Kerja' }).click();
  await page.getByRole('button', { name: 'Yes, move everything in Kerja to Trash' }).click();
  await expect(tupai.note).toContainText('2 messages moved to Trash');
  expect((await budi.subjects('Buangan')).toSorted()).toEqual(['Dua', 'Satu']);
});
