import { contactsPage } from '#lib/contract/pages.ts';
import { rememberSecret } from './fixtures/run-state.ts';
import { expect, test as base } from './fixtures/test.ts';
import { startRadicale, startSlapd, type Radicale, type Slapd } from './mailserver/index.ts';
import type { Tupai } from './pages/tupai.ts';

const test = base.extend<{ radicale: Radicale; slapd: Slapd }>({
  radicale: async ({}, use) => {
    const radicale = await startRadicale();
    rememberSecret({ login: radicale.user, password: radicale.password });
    await radicale.makeBook('kantor', 'Kantor');
    await use(radicale);
    await radicale.stop();
  },
  slapd: async ({}, use) => {
    const slapd = await startSlapd([
      {
        cn: 'Siti Aminah',
        sn: 'Aminah',
        displayName: 'Siti A.',
        mail: 'siti@contoh.test',
        telephoneNumber: '+62 21 1',
      },
      { cn: 'Budi <b>tebal</b>', sn: 'Tebal', mail: 'tebal@contoh.test' },
    ]);
    await use(slapd);
    await slapd.stop();
  },
});

const card = (name: string): string =>
  [
    'BEGIN:VCARD',
    'VERSION:3.0',
    'UID:siti-1',
    `FN:${name}`,
    'EMAIL:siti@contoh.test',
    'X-LAIN:tetap',
    'END:VCARD',
    '',
  ].join('\r\n');

/** What the server says of each book, from the settings: looked at anew until it is so. */
async function compareNow(tupai: Tupai, outcome: RegExp): Promise<void> {
  const { page } = tupai;
  await tupai.openSettings('books');
  await page.getByRole('button', { name: 'Compare now' }).click();
  await expect(page.getByText(outcome).filter({ visible: true }).first()).toBeVisible({ timeout: 30_000 });
}

async function rename({ page }: Tupai, from: string, to: string): Promise<void> {
  await page.getByRole('link', { name: 'Edit', exact: true }).click();
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue(from);
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(to);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('heading', { name: to, exact: true })).toBeVisible();
}

test('a book of another server is connected, changed on both sides, and survives that the server is away', async ({
  newUser,
  signedIn,
  startOwn,
  radicale,
}) => {
  test.setTimeout(300_000);
  const path = `/${radicale.user}/kantor/siti.vcf`;
  const put = (name: string) => radicale.ask('PUT', path, card(name), { 'Content-Type': 'text/vcard' });
  const there = async (): Promise<string> => (await radicale.ask('GET', path)).text();
  await put('Siti Aminah');
  const tupai = await signedIn(await newUser(), { at: await startOwn({ TUPAI_CARDDAV_HOSTS: radicale.url }) });
  const { page } = tupai;

  await tupai.openSettings('books');
  await page.getByLabel('Server, or your address there').fill(`${radicale.url}/`);
  await page.getByLabel('User name').fill(radicale.user);
  await page.getByLabel('Password').fill('salah');
  await page.getByRole('button', { name: 'Connect address books' }).click();
  await expect(tupai.failure).toBeVisible();
  await page.getByLabel('Password').fill(radicale.password);
  await page.getByRole('button', { name: 'Connect address books' }).click();
  await expect(page.getByText('1 address book connected.')).toBeVisible({ timeout: 30_000 });
  const kantor = page.getByRole('main').getByRole('link', { name: 'Kantor', exact: true });
  await kantor.click();
  await page
    .getByRole('main')
    .getByRole('link', { name: /Siti Aminah/ })
    .first()
    .click();

  await rename(tupai, 'Siti Aminah', 'Siti dari sini');
  await expect.poll(there, { timeout: 30_000 }).toContain('FN:Siti dari sini');
  expect(await there()).toContain('X-LAIN:tetap');

  await put('Siti dari sana');
  await compareNow(tupai, /The address book is as on its server/);
  await kantor.click();
  await page
    .getByRole('main')
    .getByRole('link', { name: /Siti dari sana/ })
    .first()
    .click();

  await radicale.pause();
  await rename(tupai, 'Siti dari sana', 'Siti tanpa server');
  await compareNow(tupai, /did not answer in time/);
  await expect(page.getByText('1 change waits for the server.')).toBeVisible();
  await radicale.resume();
  await put('Siti dari dua sisi');
  await compareNow(tupai, /The address book is as on its server/);
  await page.getByRole('link', { name: '1 contact was changed here and there' }).click();
  await page
    .getByRole('main')
    .getByRole('link', { name: /Siti tanpa server/ })
    .first()
    .click();
  const conflict = page.getByRole('region', { name: /changed here and on the server/ });
  await expect(conflict).toContainText('Siti tanpa server');
  await expect(conflict).toContainText('Siti dari dua sisi');
  await conflict.getByRole('button', { name: 'Keep mine' }).click();
  await expect(conflict).toHaveCount(0);
  await expect.poll(there, { timeout: 30_000 }).toContain('FN:Siti tanpa server');

  await tupai.openSettings('books');
  await page.getByText('Disconnect …').click();
  await page.getByRole('button', { name: 'Keep it as my contacts' }).click();
  await expect(kantor).toHaveCount(0);
  await tupai.goto(contactsPage({ book: 'own' }));
  await expect(
    page
      .getByRole('main')
      .getByRole('link', { name: /Siti tanpa server/ })
      .first(),
  ).toBeVisible();
});

test('people of the directory are found in the address book and while writing, and nobody waits for it when it is away', async ({
  newUser,
  signedIn,
  startOwn,
  slapd,
}) => {
  test.setTimeout(240_000);
  const own = await startOwn({
    TUPAI_LDAP_HOST: slapd.host,
    TUPAI_LDAP_PORT: String(slapd.port),
    TUPAI_LDAP_CA: slapd.caFile,
    TUPAI_LDAP_BASE: slapd.base,
    TUPAI_LDAP_BIND_DN: slapd.bindDn,
    TUPAI_LDAP_PASSWORD: slapd.password,
  });
  const tupai = await signedIn(await newUser(), { at: own });
  const { page } = tupai;
  const search = async (words: string): Promise<void> => {
    await page.getByRole('searchbox', { name: 'Search in the directory' }).fill(words);
    await page.getByRole('button', { name: 'Search', exact: true }).last().click();
  };

  await tupai.goto(contactsPage());
  await page.getByRole('navigation', { name: 'Address books' }).getByRole('link', { name: 'Directory' }).click();
  await search('tebal');
  await expect(page.getByText('Budi <b>tebal</b>').first()).toBeVisible();
  await search('amin');
  await expect(page.getByText('+62 21 1')).toBeVisible();
  await page.getByRole('link', { name: /^Keep\s*Siti A\.$/ }).click();
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Siti A.');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await tupai.goto(contactsPage({ book: 'own' }));
  await expect(
    page
      .getByRole('main')
      .getByRole('link', { name: /Siti A\./ })
      .first(),
  ).toBeVisible();

  await tupai.goto(contactsPage({ book: 'directory', q: 'tebal' }));
  await page.getByRole('link', { name: /^Write\s*Budi/ }).click();
  await expect(page.locator('form.composer textarea[name=to]')).toHaveValue(/tebal@contoh\.test/);

  if (tupai.scripts) {
    const composer = await tupai.openCompose();
    await composer.typing('To').pressSequentially('tebal');
    await page.getByRole('option', { name: /tebal@contoh\.test/ }).click();
    await expect(composer.chips('To')).toHaveText(/Budi <b>tebal<\/b>/);
  }

  await slapd.pause();
  await tupai.goto(contactsPage({ book: 'directory', q: 'tebal' }));
  await expect(page.getByText('The directory of your organisation does not answer')).toBeVisible();
});
