import { apiHref } from '#lib/contract/api-href.ts';
import { expect, test } from './fixtures/test.ts';
import { dialog, menu, toast, undo, WIDE } from './pages/floating.ts';

test('a snoozed message leaves, says in Snoozed when it wakes, and comes back when asked to', async ({
  newUser,
  signedIn,
}) => {
  const budi = await newUser();
  for (const subject of ['Satu', 'Dua', 'Tiga']) await budi.append('INBOX', { subject });
  const tupai = await signedIn(budi, WIDE);
  await expect(tupai.page.getByRole('grid')).toBeVisible(); // scripts run
  const { page } = tupai;
  await tupai.list.row('Dua').hover();
  await tupai.list.row('Dua').getByRole('button', { name: 'Snooze' }).click();
  await menu(tupai)
    .getByRole('menuitem', { name: /^Tomorrow, / })
    .click();
  await expect(tupai.list.subjects).toHaveText(['Tiga', 'Satu']);
  await expect(toast(tupai)).toContainText(/1 message snoozed until .*\b0?8:00/);
  await undo(tupai).click();
  await expect.poll(() => budi.subjects('INBOX')).toEqual(['Satu', 'Tiga', 'Dua']);
  await expect(tupai.list.subjects).toHaveText(['Dua', 'Tiga', 'Satu']);

  await tupai.list.row('Tiga').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('b');
  await menu(tupai)
    .getByRole('menuitem', { name: /^Pick a date/ })
    .click();
  await dialog(tupai).getByLabel('Comes back at').fill('2020-01-01T08:00');
  await dialog(tupai).getByRole('button', { name: 'Snooze' }).click();
  await expect(dialog(tupai)).toContainText('still to come');
  await dialog(tupai).getByLabel('Comes back at').fill('2030-03-04T06:30');
  await dialog(tupai).getByRole('button', { name: 'Snooze' }).click();
  await expect.poll(() => budi.subjects('Snoozed')).toHaveLength(1);
  const [asleep = ''] = await budi.subjects('Snoozed');
  const snoozed = await tupai.openFolder('Snoozed');
  await expect(snoozed.row(asleep)).toContainText(/wakes Mon,? 4 Mar, 0?6:30/);
  await snoozed.row(asleep).hover();
  await snoozed.row(asleep).getByRole('button', { name: 'Wake now' }).click();
  await expect.poll(() => budi.subjects('INBOX')).toHaveLength(3);
  await expect(page.getByText('No messages')).toBeVisible();
});

test('a snoozed message wakes by itself, as it was, in a list that is open', async ({ newUser, signedIn }) => {
  const budi = await newUser();
  await budi.append('INBOX', { subject: 'Rapat' }, ['\\Flagged', '\\Seen'], new Date('2026-03-01T08:00:00Z'));
  await budi.append('INBOX', { subject: 'Lain' });
  const [uid = 0] = await budi.uids('INBOX');
  const before = await budi.raw('INBOX', uid);
  const tupai = await signedIn(budi, WIDE);
  const { page } = tupai;
  await expect(page.getByRole('grid')).toBeVisible(); // scripts run
  // The soonest time of the menu is hours away: its form is told another one.
  await page.route(`**${apiHref('snoozeMessages')}`, async (route) => {
    const soon = new Date(Date.now() + 4000).toISOString();
    const body = route
      .request()
      .postDataBuffer()
      ?.toString('latin1')
      .replace(/20\d\d-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)/, soon);
    await route.continue({ postData: Buffer.from(body ?? '', 'latin1') });
  });
  await tupai.list.row('Rapat').hover();
  await tupai.list.row('Rapat').getByRole('button', { name: 'Snooze' }).click();
  await menu(tupai)
    .getByRole('menuitem', { name: /^Tomorrow, / })
    .click();
  await expect.poll(async () => (await budi.mailboxes()).includes('Snoozed')).toBe(true);
  await expect.poll(() => budi.subjects('Snoozed')).toEqual(['Rapat']);
  await expect(tupai.list.subjects).toHaveText(['Lain']);
  await expect(tupai.list.subjects).toHaveText(['Rapat', 'Lain'], { timeout: 60_000 });
  await expect(tupai.list.row('Rapat')).toContainText('Starred');
  await expect(tupai.list.row('Rapat')).toContainText('1 Mar');
  const [, woken = 0] = await budi.uids('INBOX');
  expect((await budi.raw('INBOX', woken)).equals(before)).toBe(true);
  expect((await budi.flags('INBOX', woken)).toSorted()).toEqual(['\\Flagged', '\\Seen']);
});
