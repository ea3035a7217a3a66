import { expect, test } from './fixtures/test.ts';
import { listPage, searchPage } from '#lib/contract/pages.ts';
import type { Tupai } from './pages/tupai.ts';

/** Types into the box at the top of every page. */
async function search(tupai: Tupai, words: string, where: string): Promise<void> {
  await tupai.page.getByLabel('Where to search').selectOption({ label: where });
  await tupai.searchField.fill(words);
  await tupai.page.getByRole('button', { name: 'Search', exact: true }).click();
}

const found = (tupai: Tupai) => tupai.page.locator('table.list-table tbody tr');

test('somebody searches all folders, reads what was found, and looks in the trash too', async ({
  newUser,
  signedIn,
}) => {
  const user = await newUser();
  await user.createMailbox('Proyek');
  await user.append('INBOX', { subject: 'Rapat Senin', text: 'Agenda' }, [], new Date('2026-03-01T08:00:00Z'));
  await user.append('Proyek', { subject: 'Hasil rapat', text: 'Agenda' }, ['\\Seen'], new Date('2026-04-01T08:00:00Z'));
  await user.append('Trash', { subject: 'Rapat lama', text: 'Agenda' }, [], new Date('2026-02-01T08:00:00Z'));
  await user.append('INBOX', { subject: 'Lain', text: 'Agenda' });
  const tupai = await signedIn(user);

  await search(tupai, 'rapat', 'All folders');
  await expect(tupai.page.getByRole('heading', { level: 1 })).toHaveText('Results for “rapat”');
  await expect(found(tupai)).toHaveCount(2);
  await expect(found(tupai).nth(0)).toContainText(/Hasil rapat.*Proyek/s);
  await expect(found(tupai).nth(1)).toContainText(/Rapat Senin.*Inbox/s);
  await expect(tupai.page.getByText('Everything was searched.')).toBeVisible();
  await expect(tupai.searchField).toHaveValue('rapat');

  await tupai.page.getByRole('link', { name: 'Search them too' }).click();
  await expect(found(tupai)).toHaveCount(3);
  await expect(found(tupai).nth(2)).toContainText(/Rapat lama.*Trash/s);

  await tupai.page.getByRole('link', { name: 'Hasil rapat' }).click();
  await expect(tupai.page.getByRole('heading', { name: 'Hasil rapat' })).toBeVisible();
});

test('more than a page holds goes on from a link', async ({ newUser, signedIn }) => {
  const user = await newUser();
  await user.deliver({ subject: 'Rapat', text: 'x' }, 55);
  const tupai = await signedIn(user);
  await tupai.goto(searchPage({ q: 'rapat', plain: '1' }));
  await expect(found(tupai)).toHaveCount(50);
  await expect(tupai.page.getByRole('region', { name: 'Not searched yet' })).toContainText('Inbox');
  await tupai.page.getByRole('link', { name: 'Search on' }).click();
  await expect(found(tupai)).toHaveCount(5);
  await expect(tupai.page.getByText('Everything was searched.')).toBeVisible();
  await tupai.page.getByRole('link', { name: 'Back to the newest' }).click();
  await expect(found(tupai)).toHaveCount(tupai.scripts ? 55 : 50); // where scripts run, no page has an end
});

test('the grammar works in one folder, and so do old links', async ({ newUser, signedIn }) => {
  const user = await newUser();
  await user.append('INBOX', { subject: 'Satu', from: 'Ani <ani@x.org>', text: 'jarum' }, ['\\Seen']);
  await user.append('INBOX', { subject: 'Dua', from: 'Budi <budi@x.org>', text: 'jerami' });
  await user.append('INBOX', {
    subject: 'Tiga',
    from: 'Ani <ani@x.org>',
    text: 'jerami',
    attachments: [{ name: 'nilai.pdf', type: 'application/pdf', content: 'PDF' }],
  });
  const tupai = await signedIn(user);
  const rows = tupai.page.locator('tr[data-uid] .row-link');
  await search(tupai, 'from:ani -is:read', 'Inbox');
  await expect(rows).toHaveText(['Tiga']);
  await search(tupai, 'satu OR filename:nilai', 'Inbox');
  await expect(rows).toHaveText(['Tiga', 'Satu']);
  await search(tupai, 'isi:jarum', 'Inbox'); // looks into messages: not the list, but a page that may take its time
  await expect(rows).toHaveText(['Satu']);
  await expect(tupai.page.getByText('In Inbox')).toBeVisible();
  await search(tupai, 'subject:("', 'Inbox');
  await expect(tupai.page.getByText('Nothing found for')).toBeVisible();

  await tupai.goto(`${listPage('INBOX')}?field=from&q=budi`);
  await expect(rows).toHaveText(['Dua']);
  await expect(tupai.searchField).toHaveValue('from:budi');
  await tupai.page.getByRole('link', { name: 'End search' }).click();
  await expect(rows).toHaveText(['Tiga', 'Dua', 'Satu']);
});

test('what is not found in names and subjects can be looked for in the whole text', async ({ newUser, signedIn }) => {
  const user = await newUser();
  await user.append('INBOX', { subject: 'Satu', text: 'jarum' });
  const tupai = await signedIn(user);
  await search(tupai, 'jarum', 'All folders');
  await expect(tupai.page.getByText('Nothing found for “jarum”')).toBeVisible();
  await tupai.page.getByRole('link', { name: 'Search the whole text' }).click();
  await expect(found(tupai)).toHaveCount(1);
});

test('a search for nothing says what can be typed, in the language of the person', async ({ newUser, signedIn }) => {
  const tupai = await signedIn(await newUser());
  await search(tupai, '', 'All folders');
  await expect(tupai.page.getByRole('rowheader', { name: 'from:(ani OR budi)' })).toBeVisible();
  await tupai.page.context().addCookies([{ name: 'tupai-lang', value: 'id', url: tupai.page.url() }]);
  await tupai.goto(searchPage());
  await expect(tupai.page.getByText('Apa yang Anda cari?')).toBeVisible();
  await expect(tupai.page.getByRole('rowheader', { name: 'dari:(ani ATAU budi)' })).toBeVisible();
});
