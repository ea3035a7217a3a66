import { expect, test } from './fixtures/test.ts';

test.describe('the search box', () => {
  test('keeps the words that somebody typed before its scripts had come', async ({ newUser, signedIn }) => {
    const user = await newUser();
    await user.append('INBOX', { subject: 'Rapat Senin' });
    const tupai = await signedIn(user);
    const { page } = tupai;
    const held = Promise.withResolvers<undefined>();
    await page.route('**/_next/static/**/*.js', async (route) => {
      await held.promise;
      await route.continue();
    });
    await page.reload({ waitUntil: 'commit' });
    await tupai.searchField.fill('rapat');
    held.resolve(undefined);
    await expect(tupai.searchField).toHaveRole('combobox'); // its scripts run
    await expect(tupai.searchField).toHaveValue('rapat');
  });

  test('suggests people, folders and operators, by keyboard alone', async ({ newUser, signedIn }) => {
    const user = await newUser();
    await user.createMailbox('Proyek');
    await user.append('INBOX', { subject: 'Satu', from: 'Ani Wijaya <ani@x.org>', text: 'x' });
    await user.append('INBOX', { subject: 'Dua', from: 'Budi <budi@x.org>', text: 'x' });
    await user.append('INBOX', { subject: 'Tiga', from: 'Ani Wijaya <ani@x.org>', text: 'x' }, ['\\Seen']);
    const tupai = await signedIn(user);
    const { page } = tupai;
    const rows = page.locator('tr[data-uid] .row-link');
    await expect(rows).toHaveCount(3);

    await expect(tupai.searchField).toHaveRole('combobox'); // its scripts run
    await page.keyboard.press('/');
    await expect(tupai.searchField).toBeFocused();
    const list = page.getByRole('listbox', { name: 'Suggestions' });
    await expect(list.getByRole('option', { name: /^from:/ })).toBeVisible();
    await page.keyboard.type('ani');
    const person = list.getByRole('option', { name: /Ani Wijaya.*ani@x\.org/ });
    await expect(person).toBeVisible();
    await page.keyboard.press('ArrowUp');
    await expect(list.getByRole('option', { selected: true })).toHaveCount(1);
    while ((await person.getAttribute('aria-selected')) !== 'true') await page.keyboard.press('ArrowUp');
    await expect(tupai.searchField).toHaveAttribute('aria-activedescendant', (await person.getAttribute('id')) ?? '-');
    await page.keyboard.press('Enter');
    await expect(tupai.searchField).toHaveValue('from:ani@x.org ');
    await page.keyboard.type('is:un');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(tupai.searchField).toHaveValue('from:ani@x.org is:unread ');
    await page.keyboard.press('Enter');
    await expect(rows).toHaveText(['Satu']);

    const chips = page.getByRole('list', { name: 'Searched for' });
    await expect(chips.getByRole('listitem')).toHaveText(['from:ani@x.org', 'is:unread']);
    await chips.getByRole('link', { name: 'Search without is:unread' }).click();
    await expect(rows).toHaveText(['Tiga', 'Satu']);
    await expect(tupai.searchField).toHaveValue('from:ani@x.org');

    await chips.getByRole('link', { name: 'from:ani@x.org', exact: true }).click();
    await expect(tupai.searchField).toBeFocused();
    await page.keyboard.type('from:budi');
    await page.keyboard.press('Enter');
    await expect(rows).toHaveText(['Dua']);
    await page.keyboard.press('/');
    await page.keyboard.press('Delete');
    await expect(list.getByRole('option', { name: /from:ani@x\.org is:unread/ })).toBeVisible(); // searched before
    await page.keyboard.press('Escape');
    await expect(list).toBeHidden();
  });

  test('what is found in several folders comes with its folder, can be read and filed there, and stays when one comes back', async ({
    newUser,
    signedIn,
  }) => {
    const user = await newUser();
    await user.createMailbox('Proyek');
    await user.append('INBOX', { subject: 'Rapat Senin', from: 'Ani <ani@x.org>', text: 'Agenda rapat: anggaran' });
    await user.append('Proyek', { subject: 'Hasil rapat', from: 'Budi <budi@x.org>', text: 'Catatan' });
    const tupai = await signedIn(user);
    const { page } = tupai;
    const rows = page.getByRole('grid', { name: 'Messages found' }).getByRole('row');
    await expect(page.getByRole('grid')).toBeVisible(); // scripts run
    await page.getByLabel('Where to search').selectOption({ label: 'All folders' });
    await tupai.searchField.fill('rapat');
    await page.keyboard.press('Enter');
    await expect(rows).toHaveCount(2);
    await expect(page.getByText('Everything was searched.')).toBeVisible();
    await expect(rows.filter({ hasText: 'Hasil rapat' })).toContainText('Proyek');
    await expect(rows.filter({ hasText: 'Rapat Senin' }).locator('mark')).toHaveText(['Rapat']);

    await page.getByRole('link', { name: 'Rapat Senin' }).click();
    await expect(page.getByRole('heading', { name: 'Rapat Senin' })).toBeVisible();
    await expect(page.locator('.reader-body mark')).toHaveText(['rapat']);
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Rapat Senin' })).toBeVisible();
    await expect(rows).toHaveCount(2);
    await page.goBack();
    await expect(rows).toHaveCount(2);

    await user.append('Proyek', { subject: 'Rapat lagi', from: 'Budi <budi@x.org>', text: 'Catatan' });
    await expect(rows).toHaveCount(3);
    for (const subject of ['Rapat Senin', 'Hasil rapat'])
      await rows.filter({ hasText: subject }).getByRole('checkbox').check();
    await page.getByRole('group', { name: 'Selected messages' }).getByRole('button', { name: 'Delete' }).click();
    await expect(rows).toHaveCount(1);
    await expect
      .poll(async () => [await user.count('INBOX'), await user.count('Proyek'), await user.count('Trash')])
      .toEqual([0, 1, 2]);
  });

  test('the oldest of more than a hundred hits is reached, too', async ({ newUser, signedIn }) => {
    const user = await newUser();
    await user.append('INBOX', { subject: 'Rapat paling lama' }, [], new Date('2020-01-01T08:00:00Z'));
    await user.deliver({ subject: 'Rapat' }, 120);
    const tupai = await signedIn(user);
    const { page } = tupai;
    const rows = page.getByRole('grid', { name: 'Messages found' }).getByRole('row');
    await expect(page.getByRole('grid')).toBeVisible(); // scripts run
    await page.getByLabel('Where to search').selectOption({ label: 'All folders' });
    await tupai.searchField.fill('rapat');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Everything was searched.')).toBeVisible();
    await expect(rows).toHaveCount(100);
    await page.getByRole('button', { name: 'Show more (21)' }).click();
    await expect(rows).toHaveCount(121);
    await page.getByRole('link', { name: 'Rapat paling lama' }).click();
    await expect(page.getByRole('heading', { name: 'Rapat paling lama' })).toBeVisible();
  });

  test('a search can be stopped, says what it did not look into, and goes on', async ({ newUser, signedIn }) => {
    const user = await newUser();
    await user.append('INBOX', { subject: 'Rapat', text: 'x' });
    const tupai = await signedIn(user);
    const { page } = tupai;
    let held = true;
    await page.route(/\/api\/search\?/, async (route) => {
      if (!held) await route.continue(); // the first one never comes to an end
    });
    await expect(page.getByRole('grid')).toBeVisible(); // scripts run
    await page.getByLabel('Where to search').selectOption({ label: 'All folders' });
    await tupai.searchField.fill('rapat');
    await page.keyboard.press('Enter');
    const hungUp = page.waitForEvent('requestfailed', (request) => request.url().includes('/api/search?'));
    await page.getByRole('button', { name: 'Cancel' }).click();
    await hungUp;
    await expect(page.getByText('Stopped. Not searched:')).toBeVisible();
    held = false;
    await page.getByRole('button', { name: 'Search on' }).click();
    await expect(page.getByRole('grid', { name: 'Messages found' }).getByRole('row')).toHaveCount(1);
    await expect(page.getByText('Everything was searched.')).toBeVisible();
  });
});

test('somebody fills in a form instead, and keeps the search under a name', async ({ newUser, signedIn }) => {
  const user = await newUser();
  await user.append('INBOX', { subject: 'Rapat', from: 'Ani <ani@x.org>', text: 'x' });
  await user.append('INBOX', { subject: 'Rapat', from: 'Budi <budi@x.org>', text: 'x' });
  const tupai = await signedIn(user);
  const { page } = tupai;
  const rows = page.locator('tr[data-uid] .cell-who');
  await page.getByRole('link', { name: 'More ways to search' }).click();
  await page.getByLabel('From', { exact: true }).fill('ani');
  await page.getByLabel('Words in the subject or in names').fill('rapat');
  await page.locator('main').getByLabel('Where to search').selectOption({ label: 'Only this folder' });
  await page.locator('main').getByRole('button', { name: 'Search' }).click();
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('Ani');
  await expect(tupai.searchField).toHaveValue('rapat from:ani');

  await page.getByRole('link', { name: 'Save search' }).click();
  await page.getByLabel('Name of the search').fill('Rapat dari Ani');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(rows).toHaveCount(1);
  const kept = tupai.folders.getByRole('list', { name: 'Saved searches' }).getByRole('link');
  await expect(kept).toHaveText(/Rapat dari Ani\s*1/, { timeout: 20_000 });
  await user.append('INBOX', { subject: 'Rapat lagi', from: 'Ani <ani@x.org>', text: 'x' });
  await expect(kept).toHaveText(/Rapat dari Ani\s*2/, { timeout: 20_000 });
  await kept.click();
  await expect(rows).toHaveCount(2);
  const answer = await page.request.get(`${new URL(page.url()).origin}/api/searches`);
  expect(await answer.json()).toMatchObject({ searches: [{ name: 'Rapat dari Ani', q: 'rapat from:ani' }] });
});
