import { expect, test } from './fixtures/test.ts';

test.describe('the search box', () => {
  test('suggests people, folders and operators, by keyboard alone', async ({ newUser, signedIn }) => {
    const user = await newUser();
    await user.createMailbox('Proyek');
    await user.append('INBOX', { subject: 'Satu', from: 'Ani Wijaya <ani@x.org>', text: 'x' });
    await user.append('INBOX', { subject: 'Dua', from: 'Budi <budi@x.org>', text: 'x' });
    await user.append('INBOX', { subject: 'Tiga', from: 'Ani Wijaya <ani@x.org>', text: 'x' }, ['\\Seen']);
    const tupai = await signedIn(user);
    const { page } = tupai;
    const rows = page.locator('tr[data-uid] .cell-subject');
    await expect(rows).toHaveCount(3);

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
});
