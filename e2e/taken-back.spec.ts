import { expect, test } from './fixtures/test.ts';
import type { FaultRule } from './mailserver/index.ts';
import { dialog, menu, toast, undo, WIDE } from './pages/floating.ts';
import type { Tupai } from './pages/tupai.ts';

/** Once its scripts run: what is pressed before answers with a page, as without scripts. */
async function live(tupai: Tupai): Promise<Tupai> {
  await expect(tupai.page.getByRole('grid')).toBeVisible();
  return tupai;
}

const throughProxy = async (
  rules: readonly FaultRule[],
  { mailserver, startBehind }: Pick<Parameters<Parameters<typeof test>[2]>[0], 'mailserver' | 'startBehind'>,
) => {
  const { proxy, own } = await startBehind('IMAP', mailserver.imap.full, { TUPAI_TIME_SCALE: '1' });
  return { proxy, at: own, break: () => proxy.setRules(rules) };
};

test('an archived message leaves at once although the server takes three seconds, and Undo brings it back', async ({
  newUser,
  signedIn,
  mailserver,
  startBehind,
}) => {
  const own = await throughProxy([{ side: 'client', line: / UID MOVE /, action: 'delay', ms: 3000, times: 1 }], {
    mailserver,
    startBehind,
  });
  const budi = await newUser();
  for (const subject of ['Satu', 'Dua', 'Tiga']) await budi.append('INBOX', { subject });
  const tupai = await live(await signedIn(budi, { ...WIDE, at: own.at }));
  own.break();
  await tupai.list.select('Dua');
  await tupai.list.press('Archive');
  await expect(tupai.list.subjects).toHaveText(['Tiga', 'Satu'], { timeout: 1000 });
  expect(await budi.count('INBOX')).toBe(3);
  await undo(tupai).click();
  await expect(tupai.list.subjects).toHaveText(['Tiga', 'Dua', 'Satu'], { timeout: 1000 });
  await expect(toast(tupai)).toContainText('Undone.');
  await expect.poll(() => budi.count('INBOX')).toBe(3);
  expect(await budi.count('Archive')).toBe(0);
});

test('a full mailbox puts the row back and says why', async ({ newUser, signedIn, mailserver, startBehind }) => {
  const refused = {
    side: 'client',
    line: /^(\S+) UID MOVE /,
    action: 'answer',
    text: '$1 NO [OVERQUOTA] Quota exceeded',
  } as const;
  const own = await throughProxy([refused], { mailserver, startBehind });
  const budi = await newUser();
  for (const subject of ['Satu', 'Dua']) await budi.append('INBOX', { subject });
  const tupai = await live(await signedIn(budi, { ...WIDE, at: own.at }));
  own.break();
  await tupai.list.select('Dua');
  await tupai.list.press('Archive');
  await expect(toast(tupai)).toContainText('That did not work');
  await expect(tupai.list.subjects).toHaveText(['Dua', 'Satu']);
  own.proxy.setRules([]);
  await toast(tupai).getByRole('button', { name: 'Try again' }).click();
  await expect(tupai.list.subjects).toHaveText(['Satu']);
  await expect.poll(() => budi.count('Archive')).toBe(1);
});

for (const [how, action] of [
  ['before the server heard of a change', 'cut'],
  ['after it did, before it answered', 'cutAfter'],
] as const)
  test(`a connection that drops ${how} leaves the screen as the mailbox is`, async ({
    newUser,
    signedIn,
    mailserver,
    startBehind,
  }) => {
    const own = await throughProxy([{ side: 'client', line: / UID MOVE /, action, times: 1 }], {
      mailserver,
      startBehind,
    });
    const budi = await newUser();
    for (const subject of ['Satu', 'Dua', 'Tiga']) await budi.append('INBOX', { subject });
    const tupai = await live(await signedIn(budi, { ...WIDE, at: own.at }));
    own.break();
    await tupai.list.select('Dua');
    await tupai.list.press('Archive');
    const isTrue = async (): Promise<boolean> => {
      const [shown, there] = [await tupai.list.subjects.allTextContents(), await budi.subjects('INBOX')];
      return shown.join() === there.toReversed().join();
    };
    await expect(toast(tupai)).toContainText(/1 message archived|did not work/, { timeout: 30_000 });
    await expect.poll(isTrue, { timeout: 30_000 }).toBe(true);
    await tupai.page.reload();
    expect(await isTrue()).toBe(true);
    expect((await budi.count('INBOX')) + (await budi.count('Archive'))).toBe(3);
  });

test('where the server cannot take things back, it asks first', async ({ newUser, open, startOwn, mailserver }) => {
  const { host, port } = mailserver.imap.minimal;
  const own = await startOwn({ TUPAI_IMAP_HOST: host, TUPAI_IMAP_PORT: String(port), TUPAI_IMAP_TLS: 'none' });
  const budi = await newUser();
  for (const subject of ['Satu', 'Dua']) await budi.append('INBOX', { subject });
  const tupai = await open({ ...WIDE, at: own });
  await tupai.signIn(budi);
  await tupai.list.select('Satu');
  await tupai.list.press('Archive');
  await expect(dialog(tupai)).toContainText('This server cannot undo moving messages.');
  await dialog(tupai).getByRole('button', { name: 'Cancel' }).click();
  await expect(tupai.list.subjects).toHaveText(['Dua', 'Satu']);
  await tupai.list.press('Archive');
  await dialog(tupai).getByRole('button', { name: 'Go on' }).click();
  await expect(tupai.list.subjects).toHaveText(['Dua']);
  await expect(toast(tupai)).toContainText('1 message');
  await expect(undo(tupai)).toHaveCount(0);
});

test('what the storage has no room for stays where it was, with the reason', async ({ newUser, signedIn }) => {
  const budi = await newUser({ quotaBytes: 60_000 });
  await budi.createMailbox('Salinan');
  await budi.append('INBOX', { subject: 'Besar', text: 'x'.repeat(40_000) });
  const tupai = await live(await signedIn(budi, WIDE));
  const { page } = tupai;
  await tupai.list.row('Besar').click({ button: 'right' });
  await menu(tupai)
    .getByRole('menuitem', { name: /^Copy to/ })
    .click();
  await page.keyboard.type('Salinan');
  await page.keyboard.press('Enter');
  await expect(toast(tupai)).toContainText('That did not work');
  await expect(toast(tupai)).toContainText(/full/i);
  await expect(tupai.list.subjects).toHaveText(['Besar']);
  expect(await budi.count('Salinan')).toBe(0);
});

test('everything in a folder is archived at once, also what was never scrolled to, and comes back', async ({
  newUser,
  signedIn,
}) => {
  const budi = await newUser();
  await budi.deliver({ subject: 'Surat' }, 600);
  const tupai = await live(await signedIn(budi, WIDE));
  const { page } = tupai;
  await tupai.list.subjects.first().click({ modifiers: ['ControlOrMeta'] });
  await tupai.list.pressMore('Select all 600 in Inbox');
  await expect(page.getByText('All 600 in Inbox are selected.')).toBeVisible();
  await tupai.list.press('Archive');
  await expect(toast(tupai)).toContainText('600 messages', { timeout: 30_000 });
  expect(await budi.count('Archive')).toBe(600);
  expect(await budi.count('INBOX')).toBe(0);
  await expect(page.getByText('Your inbox is empty')).toBeVisible();
  await undo(tupai).click();
  await expect.poll(() => budi.count('INBOX'), { timeout: 30_000 }).toBe(600);
});

test('what is done to a whole folder tells how far it is and can be stopped; what was done comes back', async ({
  newUser,
  open,
  startBehind,
  mailserver,
}) => {
  const { proxy, own } = await startBehind('IMAP', mailserver.imap.full, { TUPAI_TIME_SCALE: '1' });
  const budi = await newUser();
  await budi.deliver({ subject: 'Surat' }, 2100);
  const tupai = await open({ ...WIDE, at: own });
  await tupai.signIn(budi);
  const { page } = tupai;
  await page.locator('.list-select > summary').click();
  await page.locator('.list-select').getByRole('button', { name: 'Select all 2,100 in Inbox' }).click();
  // Each 500 take two seconds.
  proxy.setRules([{ side: 'client', line: / UID MOVE /, action: 'delay', ms: 2000 }]);
  await tupai.list.press('Archive');
  await expect(toast(tupai)).toContainText(/[1-9]\d+ of 2,100 done/, { timeout: 30_000 });
  await toast(tupai).getByRole('button', { name: 'Cancel' }).click();
  await expect(toast(tupai)).toContainText('archived', { timeout: 30_000 });
  proxy.setRules([]);
  const archived = await budi.count('Archive');
  expect([500, 1000, 1500]).toContain(archived);
  await expect(toast(tupai)).toContainText(
    `${archived === 500 ? '500' : archived === 1000 ? '1,000' : '1,500'} messages archived`,
  );
  expect(await budi.count('INBOX')).toBe(2100 - archived);
  await undo(tupai).click();
  await expect.poll(() => budi.count('INBOX'), { timeout: 30_000 }).toBe(2100);
});
