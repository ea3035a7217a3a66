import { expect, test } from './fixtures/test.ts';

test('new mail in a chosen folder is told once over all tabs, with its sender and subject, and opens when it is pressed', async ({
  newUser,
  signedIn,
}) => {
  const budi = await newUser();
  const tupai = await signedIn(budi, { viewport: { width: 1440, height: 900 } });
  const context = tupai.page.context();
  await context.grantPermissions(['notifications']);
  const told: string[] = [];
  await context.exposeFunction('told', (what: string) => void told.push(what));
  await context.addInitScript(() => {
    const { told: tell } = window as unknown as { told: (what: string) => void };
    window.AudioContext = class extends AudioContext {
      override createGain(): GainNode {
        tell('a tone');
        return super.createGain();
      }
    };
    window.Notification = class extends Notification {
      constructor(title: string, options?: NotificationOptions) {
        super(title, options);
        tell(`${title}: ${options?.body ?? ''}`);
        document.addEventListener('press-notification', () => this.dispatchEvent(new Event('click')));
      }
    };
  });
  await tupai.openSettings('mailbox');
  await expect(tupai.page.getByText('This browser shows notifications.')).toBeVisible();
  const choice = tupai.page.getByRole('group', { name: /^Notify me on the desktop/ });
  await expect(choice.getByRole('checkbox', { checked: true })).toHaveCount(0); // nobody is told unasked
  await choice.getByLabel('Inbox').check();
  await tupai.page.getByRole('button', { name: 'Save settings' }).click();
  await expect(tupai.page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
  const second = await context.newPage();
  await second.goto(tupai.page.url());
  await expect(second.getByText('This browser shows notifications.')).toBeVisible();

  await budi.append('INBOX', { from: 'Ani <ani@example.com>', subject: 'Sudah dibaca' }, ['\\Seen']);
  await budi.append('INBOX', { from: 'Siti Rahayu <siti@example.com>', subject: 'Rapat Senin' });
  await expect.poll(() => told, { timeout: 20_000 }).toEqual(['Siti Rahayu: Rapat Senin']);
  await budi.append('Archive', { subject: 'Di tempat lain' });
  await budi.append('INBOX', { from: 'Siti Rahayu <siti@example.com>', subject: 'Kedua' });
  await expect.poll(() => told, { timeout: 20_000 }).toEqual(['Siti Rahayu: Rapat Senin', 'Siti Rahayu: Kedua']);
  for (const page of [tupai.page, second])
    await page.evaluate(() => document.dispatchEvent(new Event('press-notification')));
  await expect
    .poll(() => Promise.all([tupai.page, second].map((page) => page.title())))
    .toContainEqual(expect.stringMatching(/^(?:Kedua|Rapat Senin)/));
});
