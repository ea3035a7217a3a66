import { expect, test } from './fixtures/test.ts';

test('what takes longer than ten seconds says so and can be stopped; after a minute it has failed; both tell the way out', async ({
  newUser,
  startBehind,
  mailserver,
  open,
}) => {
  const budi = await newUser();
  await budi.append('INBOX', { subject: 'Satu' });
  await budi.append('Archive', { subject: 'Lama' });
  const { proxy, own } = await startBehind('IMAP', mailserver.coordinates.imap.full);
  const tupai = await open({ at: own });
  const { page } = tupai;
  await page.clock.install(); // the page's own: ten seconds are waited for in no time
  await tupai.signIn(budi);
  await expect(page.getByRole('grid')).toBeVisible(); // scripts run
  const note = page.locator('.toast').filter({ hasText: 'Still working…' });
  const tryAgain = page.locator('.pane-list').getByRole('button', { name: 'Try again' });
  const archive = tupai.folders.getByRole('link', { name: /^Archive/ });

  proxy.setRules([{ side: 'client', line: / SELECT "?Archive/, action: 'stall' }]);
  let asked = page.waitForRequest((request) => request.url().includes('mailbox=Archive'));
  await archive.click();
  await asked;
  await page.clock.fastForward(10_000);
  await note.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('You stopped it before an answer came.')).toBeVisible();
  await expect(note).toBeHidden();

  asked = page.waitForRequest((request) => request.url().includes('mailbox=Archive'));
  await tryAgain.click();
  await asked;
  await page.clock.fastForward(60_000);
  await expect(page.getByText('No answer came within a minute')).toBeVisible();
  proxy.setRules([]);
  await tryAgain.click();
  await expect(tupai.list.subjects).toHaveText(['Lama']);
});
