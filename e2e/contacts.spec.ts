import type { Locator } from '@playwright/test';
import { composePage, contactsPage, duplicatesPage, importPage } from '#lib/contract/pages.ts';
import { expect, test } from './fixtures/test.ts';
import type { Tupai } from './pages/tupai.ts';

const card = (name: string, address: string, ...lines: string[]): string =>
  ['BEGIN:VCARD', 'VERSION:3.0', `FN:${name}`, `EMAIL:${address}`, ...lines, 'END:VCARD', ''].join('\r\n');
const PEOPLE = card('Ani', 'ani@contoh.test') + card('Budi', 'budi@contoh.test') + card('Citra', 'citra@contoh.test');

/** Chooses a file on the page of the import and looks at it. */
async function look({ page }: Tupai, name: string, content: string): Promise<void> {
  const buffer = Buffer.from(content);
  await page.getByLabel('File', { exact: true }).setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  await page.getByRole('button', { name: 'Look at the file' }).click();
}

/** Imports what is looked at; the page asks again by itself until it is done. */
async function run({ page }: Tupai, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByText(`${name} is imported`)).toBeVisible({ timeout: 30_000 });
}

const person = ({ page }: Tupai, name: string): Locator =>
  page.getByRole('listitem').filter({ has: page.getByRole('checkbox', { name: `Choose ${name}`, exact: true }) });

test('people of a file are put into a group, written to and deleted, and each step is taken back', async ({
  newUser,
  signedIn,
}) => {
  const tupai = await signedIn(await newUser());
  const { page } = tupai;
  await tupai.goto(importPage());
  await look(tupai, 'kontak.vcf', PEOPLE);
  await expect(page.getByText('3 contacts found in kontak.vcf')).toBeVisible();
  await run(tupai, 'kontak.vcf');
  await expect(page.getByText('3 contacts added')).toBeVisible();

  await tupai.goto(contactsPage());
  await page.getByRole('checkbox', { name: 'Choose Ani' }).check();
  await page.getByRole('checkbox', { name: 'Choose Budi' }).check();
  await page.locator('summary').filter({ hasText: 'Add to group' }).click();
  await page.getByLabel('New group', { exact: true }).fill('Kelas');
  await page.getByRole('button', { name: 'Add to group' }).click();
  await expect(page.getByText('2 contacts added to the group.')).toBeVisible();
  const groups = page.getByRole('navigation', { name: 'Groups' });
  await groups.getByRole('link', { name: 'Kelas' }).click();
  await expect(page.getByRole('heading', { name: 'Kelas' })).toBeVisible();
  await expect(person(tupai, 'Budi')).toBeVisible();
  await expect(person(tupai, 'Citra')).toHaveCount(0);
  await page.getByRole('link', { name: 'Write to everybody' }).click();
  await expect(page).toHaveURL(new RegExp(`${composePage()}\\?group=`));
  await expect(page.locator('[name="to"]')).toHaveValue(/ani@contoh\.test.*budi@contoh\.test/s);

  await tupai.goto(contactsPage());
  await page.getByRole('checkbox', { name: 'Choose Citra' }).check();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(page.getByText('1 contact deleted.')).toBeVisible();
  await expect(person(tupai, 'Citra')).toHaveCount(0);
  await page.getByRole('button', { name: 'Take back' }).click();
  await expect(person(tupai, 'Citra')).toBeVisible();
  if (tupai.scripts) {
    await person(tupai, 'Citra')
      .getByRole('link')
      .first()
      .dragTo(groups.getByRole('link', { name: 'Kelas' }));
    await expect(page.getByText('1 contact added to the group.')).toBeVisible();
    await expect(groups.getByRole('link', { name: 'Kelas' })).toHaveText('Kelas3');
  }
});

test('a table is imported as its columns are said to mean, and a broken file says what was not taken', async ({
  newUser,
  signedIn,
}) => {
  const tupai = await signedIn(await newUser());
  const { page } = tupai;
  await tupai.goto(importPage());
  await look(tupai, 'foto.bin', 'bukan\u0000kontak');
  await expect(page.getByText('This file is neither vCard, CSV nor LDIF')).toBeVisible();
  await look(
    tupai,
    'daftar.csv',
    'Nama,Surel,Hobi\nAni,ani@contoh.test,=1+1\nRusak,"tak tertutup\nBudi,budi@contoh.test,catur\n',
  );
  await expect(page.getByLabel('Meaning: Surel')).toHaveValue('email');
  await expect(page.getByText('A quotation mark is missing: the line was left out')).toBeVisible();
  await page.getByLabel('Meaning: Hobi').selectOption('note');
  await run(tupai, 'daftar.csv');
  await expect(page.getByText('2 contacts added')).toBeVisible();
  await expect(page.getByText('1 line was not taken as it stood')).toBeVisible();
  await tupai.goto(contactsPage());
  await person(tupai, 'Ani').getByRole('link').first().click();
  await expect(page.getByText('=1+1')).toBeVisible();
});

test('two cards of one person are found, merged, and parted again', async ({ newUser, signedIn }) => {
  const tupai = await signedIn(await newUser());
  const { page } = tupai;
  await tupai.goto(importPage());
  await look(tupai, 'satu.vcf', card('Siti', 'siti@contoh.test'));
  await run(tupai, 'satu.vcf');
  await tupai.goto(importPage());
  await look(tupai, 'dua.vcf', card('Siti Aminah', 'siti@contoh.test', 'TEL:0812345678'));
  await expect(page.getByRole('link', { name: 'You have this person already' })).toBeVisible();
  await page.getByRole('radio', { name: 'Keep both' }).check();
  await run(tupai, 'dua.vcf');
  await tupai.goto(duplicatesPage());
  await expect(page.getByText('The same address')).toBeVisible();
  await page.getByRole('link', { name: 'Look and merge' }).click();
  await page.getByRole('radio', { name: 'Siti', exact: true }).check();
  await page.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(page.getByText('Merged into one contact.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Siti', exact: true })).toBeVisible();
  await expect(page.getByText('0812345678')).toBeVisible();
  await page.getByRole('button', { name: 'Take back' }).click();
  await expect(person(tupai, 'Siti Aminah')).toBeVisible();
});

test('people are found while one types, walked through, changed and deleted by keys, and come back by z', async ({
  newUser,
  signedIn,
}) => {
  const tupai = await signedIn(await newUser());
  const { page } = tupai;
  await tupai.goto(importPage());
  await look(tupai, 'kontak.vcf', PEOPLE);
  await run(tupai, 'kontak.vcf');
  await tupai.goto(contactsPage());
  const search = page.getByRole('searchbox', { name: 'Search in contacts' });
  if (!tupai.scripts) {
    await search.fill('bud');
    await page.getByRole('main').getByRole('button', { name: 'Search', exact: true }).click();
    await expect(person(tupai, 'Budi')).toBeVisible();
    await expect(person(tupai, 'Ani')).toHaveCount(0);
    return;
  }
  await expect(page.getByRole('checkbox', { name: 'Choose everybody on this page' })).toBeVisible(); // scripts are there
  await page.keyboard.press('/');
  await expect(search).toBeFocused();
  await search.pressSequentially('bud');
  await expect(person(tupai, 'Ani')).toHaveCount(0);
  await expect(person(tupai, 'Budi')).toBeVisible();
  await expect(page).toHaveURL(/q=bud/);
  await search.fill('');
  await expect(person(tupai, 'Citra')).toBeVisible();
  await expect(page).not.toHaveURL(/q=/);
  await search.blur();
  await page.keyboard.press('ArrowDown');
  await expect(person(tupai, 'Ani').getByRole('link').first()).toBeFocused();
  await page.keyboard.press('j');
  await expect(person(tupai, 'Budi').getByRole('link').first()).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(page.getByText('1 contact deleted.')).toBeVisible();
  await expect(person(tupai, 'Budi')).toHaveCount(0);
  await expect(page.getByRole('checkbox', { name: 'Choose everybody on this page' })).toBeVisible();
  await page.keyboard.press('z');
  await expect(person(tupai, 'Budi')).toBeVisible();
  await expect(page.getByRole('checkbox', { name: 'Choose everybody on this page' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Ani', exact: true })).toBeVisible();
  await expect(async () => {
    await page.keyboard.press('e'); // until scripts are there
    await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Ani', { timeout: 1000 });
  }).toPass();
});
