import { expect, type Page } from '@playwright/test';

import type { Tupai } from '#e2e/pages/tupai.ts';
import { Finger } from '#e2e/pages/finger.ts';
import { contactsPage, importPage, listPage, searchPage, settingsPage } from '#lib/contract/pages.ts';

/** One picture: on what screen it is taken and how a person gets there. */
export interface Picture {
  readonly name: string;
  readonly on?: 'desk' | 'tablet' | 'phone';
  readonly dark?: true;
  /** Theme "high contrast", as the settings have it. */
  readonly contrast?: true;
  /** Written from right to left, as in Arabic or Hebrew. */
  readonly mirrored?: true;
  /** Nobody is signed in. */
  readonly outside?: true;
  readonly show: (tupai: Tupai) => Promise<void>;
}

const grid = (page: Page) => page.getByRole('grid');
const row = (page: Page, subject: string) => page.locator('tr[data-uid]').filter({ hasText: subject }).first();

/** The inbox, alive and with the beginnings of its messages. */
async function inbox(tupai: Tupai, threads = false): Promise<Page> {
  await tupai.goto(listPage('INBOX', threads ? { threads: '1' } : {}));
  await expect(grid(tupai.page)).toBeVisible();
  await expect(tupai.page.locator('.row-preview').first()).toBeAttached();
  return tupai.page;
}

async function message(tupai: Tupai, subject: string, threads = false): Promise<Page> {
  const page = await inbox(tupai, threads);
  await page.locator('.list-scroll').hover();
  while ((await row(page, subject).count()) === 0) await page.mouse.wheel(0, 300);
  await row(page, subject).getByRole('link').click();
  await expect(page.locator('.message-subject h1')).toHaveText(subject);
  await page.mouse.move(1430, 890); // no row is pointed at
  return page;
}

/** The same on a phone, whose list one does not point at. */
async function onPhone(tupai: Tupai, subject: string): Promise<Page> {
  const page = await inbox(tupai);
  while ((await row(page, subject).count()) === 0)
    await page.locator('.list-scroll').evaluate((list) => list.scrollBy(0, 300));
  await row(page, subject).getByRole('link').tap();
  await expect(page.locator('.message-subject h1')).toHaveText(subject);
  return page;
}

const NEWSLETTER = 'What “anaerobic” really means';

/** What scripts put between header and text. */
async function card(page: Page, name: RegExp): Promise<void> {
  await expect(page.getByRole('region', { name })).toBeVisible();
}

async function warned(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Be careful with this message' })).toBeVisible();
}

/** A designed letter, when it stands in its frame. */
async function letter(page: Page): Promise<void> {
  await expect(page.locator('.body-place[aria-busy="false"]')).toBeVisible();
}

/** A message to two people, one of them of another house. */
async function letterTo({ composer, page }: Tupai): Promise<void> {
  await composer.isOpen();
  await composer.fill({
    to: 'Anna Schreiber <anna@kaffee-schreiber.example>, siti@tupai.test',
    subject: 'Sampel lot 14–19',
    text: 'Selamat pagi,\n\nSampel berangkat hari Senin. Nomor resinya saya kirim begitu paket diserahkan.\n\nSalam,\nBudi\n',
  });
  await composer.subject.focus();
  await expect(page.getByRole('list', { name: 'People in To' })).toBeVisible();
}

const PEOPLE = [
  'First Name,Last Name,E-mail Address,Mobile Phone,Company',
  'Anna,Schreiber,anna@kaffee-schreiber.example,+49 40 5550123,Kaffeerösterei Schreiber',
  'Siti,Aminah,siti@tupai.test,+62 812 5550 011,Koperasi Gayo',
  'Wati,Lestari,wati@tupai.test,,Koperasi Gayo',
  'Yusuf,Rahman,yusuf@ekspedisi.example,+62 811 5550 900,Ekspedisi Belawan',
  'Hiroshi,Tanaka,tanaka@coffee.example,,Tokyo Coffee',
].join('\r\n');

async function lookAtPeople(tupai: Tupai): Promise<void> {
  const { page } = tupai;
  await tupai.goto(importPage());
  await page
    .getByLabel('File', { exact: true })
    .setInputFiles({ name: 'koperasi.csv', mimeType: 'text/csv', buffer: Buffer.from(PEOPLE) });
  await page.getByRole('button', { name: 'Look at the file' }).click();
}

/** The address book, with people in it. */
async function people(tupai: Tupai): Promise<Page> {
  const { page } = tupai;
  await tupai.goto(contactsPage());
  if ((await page.getByRole('checkbox', { name: 'Choose Anna Schreiber' }).count()) > 0) return page;
  await lookAtPeople(tupai);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByText('koperasi.csv is imported')).toBeVisible({ timeout: 30_000 });
  await tupai.goto(contactsPage());
  await expect(page.getByRole('checkbox', { name: 'Choose Anna Schreiber' })).toBeVisible();
  return page;
}

/** In the order in which they are shown. */
export const PICTURES: readonly Picture[] = [
  { name: 'list', show: async (tupai) => void (await message(tupai, 'Weihnachtsmischung: 600 kg bestätigt')) },
  {
    name: 'selection',
    show: async (tupai) => {
      const page = await inbox(tupai);
      for (const subject of ['Coffee Weekly', 'Bank Nusantara', 'Kurir Cepat'])
        await row(page, subject).getByRole('checkbox').check();
      await page.locator('summary').filter({ hasText: 'Other actions' }).click();
      await page.mouse.move(1430, 890);
    },
  },
  {
    name: 'search',
    show: async (tupai) => {
      await inbox(tupai);
      await tupai.goto(searchPage({ q: 'kopi' }));
      await expect(tupai.page.getByText('Everything was searched')).toBeVisible();
      await tupai.page.locator('tr[data-uid]').nth(2).getByRole('link').click();
      await expect(tupai.page.locator('.message-subject h1')).toBeVisible();
      await tupai.page.mouse.move(1430, 890);
    },
  },
  { name: 'phone-list', on: 'phone', show: async (tupai) => void (await inbox(tupai)) },
  {
    name: 'phone-swipe',
    on: 'phone',
    show: async (tupai) => {
      const page = await inbox(tupai);
      const finger = await Finger.on(page);
      await finger.down(row(page, 'Bank Nusantara'));
      await finger.move({ x: 150 });
      await expect(page.locator('.swipe-under[data-ready]')).toBeVisible();
    },
  },
  {
    name: 'phone-message',
    on: 'phone',
    show: async (tupai) => {
      const page = await inbox(tupai);
      await row(page, 'Rapat panen').tap();
      await expect(page.locator('.message-subject h1')).toBeVisible();
    },
  },
  { name: 'dark', dark: true, show: async (tupai) => void (await message(tupai, 'Cupping notes, lot 14–19')) },
  {
    name: 'rtl',
    mirrored: true,
    show: async (tupai) => void (await message(tupai, 'طلب عرض أسعار للبن الأخضر')),
  },
  {
    name: 'contrast',
    contrast: true,
    show: async (tupai) => void (await message(tupai, 'Kontrak koperasi: versi akhir')),
  },
  {
    name: 'folders',
    show: async (tupai) => {
      const page = await message(tupai, 'Arisan hari Minggu di rumah Ibu');
      await page.locator('.rail-row').filter({ hasText: 'Keluarga' }).click({ button: 'right' });
      await expect(page.getByRole('menu')).toBeVisible();
    },
  },
  {
    name: 'snooze',
    show: async (tupai) => {
      const page = await message(tupai, 'Kontrak koperasi: versi akhir');
      await page.keyboard.press('b');
      await expect(page.getByRole('menu')).toBeVisible();
    },
  },
  { name: 'reader', show: async (tupai) => void (await message(tupai, 'Re: Rapat panen hari Kamis', true)) },
  {
    name: 'tablet',
    on: 'tablet',
    show: async (tupai) => void (await message(tupai, 'Undangan: Cupping bersama pembeli')),
  },
  { name: 'newsletter', show: async (tupai) => letter(await message(tupai, NEWSLETTER)) },
  { name: 'newsletter-dark', dark: true, show: async (tupai) => letter(await message(tupai, NEWSLETTER)) },
  { name: 'phone-newsletter', on: 'phone', show: async (tupai) => letter(await onPhone(tupai, NEWSLETTER)) },
  {
    name: 'invitation',
    show: async (tupai) => card(await message(tupai, 'Undangan: Cupping bersama pembeli'), /^Invitation/),
  },
  {
    name: 'bounce',
    show: async (tupai) => card(await message(tupai, 'Undelivered Mail Returned to Sender'), /^Not delivered/),
  },
  {
    name: 'bounce-phone-dark',
    on: 'phone',
    dark: true,
    show: async (tupai) => card(await onPhone(tupai, 'Undelivered Mail Returned to Sender'), /^Not delivered/),
  },
  { name: 'trust', show: async (tupai) => warned(await message(tupai, 'Rekening koperasi sudah berganti')) },
  {
    name: 'trust-phone',
    on: 'phone',
    show: async (tupai) => warned(await onPhone(tupai, 'Rekening koperasi sudah berganti')),
  },
  {
    name: 'lightbox',
    show: async (tupai) => {
      const page = await message(tupai, 'Re: Rapat panen hari Kamis');
      await page.getByRole('link', { name: /^View Kebun/ }).click();
      await expect(page.getByRole('dialog').getByRole('img')).toBeVisible();
    },
  },
  { name: 'login', outside: true, show: (tupai) => tupai.openSignIn() },
  {
    name: 'composer',
    show: async (tupai) => {
      const page = await message(tupai, 'Weihnachtsmischung: 600 kg bestätigt');
      await page.getByRole('link', { name: 'Reply', exact: true }).first().click();
      await tupai.composer.isOpen();
      await tupai.composer.writeAbove(
        'Hallo Anna,\n\nvielen Dank! Der Container verlässt Belawan am 4. Dezember; die Frachtpapiere schicke ich am Montag.\n\nSchöne Grüße aus Takengon\nBudi\n',
      );
      await page.getByRole('textbox', { name: 'Message', exact: true }).evaluate((field) => field.scrollTo(0, 0));
    },
  },
  {
    name: 'composer-docked',
    show: async (tupai) => {
      await message(tupai, 'Kontrak koperasi: versi akhir');
      await tupai.page.keyboard.press('c');
      await letterTo(tupai);
    },
  },
  {
    name: 'composer-dark',
    dark: true,
    show: async (tupai) => {
      const composer = await tupai.openCompose();
      await letterTo(tupai);
      await composer.useFormatting();
    },
  },
  {
    name: 'composer-phone',
    on: 'phone',
    show: async (tupai) => {
      await tupai.openCompose();
      await letterTo(tupai);
    },
  },
  {
    name: 'outbox-refused',
    show: async (tupai) => {
      const composer = await tupai.openCompose();
      await composer.fill({ to: 'refused@tupai.test', subject: 'Undangan panen raya', text: 'Selamat pagi' });
      await composer.pressSend();
      await expect(tupai.page.getByRole('heading', { name: 'Not accepted' })).toBeVisible();
      await expect(tupai.page.getByText('refused@tupai.test').first()).toBeVisible();
    },
  },
  {
    name: 'contacts-import',
    show: async (tupai) => {
      await lookAtPeople(tupai);
      await expect(tupai.page.getByText(/contacts found in koperasi\.csv/)).toBeVisible();
    },
  },
  { name: 'contacts', show: async (tupai) => void (await people(tupai)) },
  { name: 'contacts-phone', on: 'phone', dark: true, show: async (tupai) => void (await people(tupai)) },
  { name: 'books', show: (tupai) => tupai.goto(settingsPage('books')) },
];
