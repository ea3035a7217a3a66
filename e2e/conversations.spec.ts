import { expect, test } from './fixtures/test.ts';
import { listPage } from '#lib/contract/pages.ts';

const PAST = Date.now() - 24 * 3_600_000;

test('a folder can be read as conversations, and a message shows what belongs to it', async ({ newUser, signedIn }) => {
  const user = await newUser();
  const write = (mailbox: string, nth: number, subject: string, from: string, answers: number[]): Promise<number> => {
    const date = new Date(PAST + nth * 60_000);
    const headers = answers.length ? { References: answers.map((one) => `<m${one}@x.org>`).join(' ') } : {};
    return user.append(mailbox, { subject, from, messageId: `<m${nth}@x.org>`, date, headers }, [], date);
  };
  await write('INBOX', 1, 'Rapat anggaran', 'Siti Rahayu <siti@tupai.test>', []);
  await write('Sent', 2, 'Re: Rapat anggaran', `Budi <${user.address}>`, [1]);
  await write('INBOX', 3, 'Undangan makan', 'Agus <agus@tupai.test>', []);
  await write('INBOX', 4, 'Re: Re: Rapat anggaran', 'Siti Rahayu <siti@tupai.test>', [1, 2]);
  const tupai = await signedIn(user);
  const { list } = tupai;
  await expect(list.subjects).toHaveText(['Re: Re: Rapat anggaran', 'Undangan makan', 'Rapat anggaran']);

  const { page } = tupai;
  await list.chooseView('Conversations');
  await expect(list.subjects).toHaveText(['Re: Re: Rapat anggaran', 'Undangan makan']);
  await expect(list.row('Re: Re: Rapat anggaran')).toContainText('2 messages in this conversation, 2 unread');

  await list.open('Re: Re: Rapat anggaran');
  const members = page.getByRole('region', { name: 'In this conversation' }).getByRole('listitem');
  await expect(members).toHaveCount(3);
  await expect(members.nth(1)).toContainText(/Me.*Re: Rapat anggaran.*in Sent/s);
  await expect(members.nth(2)).toHaveAttribute('aria-current', 'true');
  await members.nth(1).getByRole('link').click();
  await tupai.reader.isOpen('Re: Rapat anggaran');
  await expect(members).toHaveCount(3);

  await tupai.goto(listPage('INBOX', { threads: '1' }));
  await list.select('Re: Re: Rapat anggaran');
  await list.press('Archive');
  await expect(list.subjects).toHaveText(['Undangan makan']);
  expect(await user.count('INBOX')).toBe(1);
  expect(await user.count('Archive')).toBe(2);
  await list.chooseView('Conversations');
  await expect(page).not.toHaveURL(/threads=1/);
});

test('a message opened from a plain list shows its conversation when asked', async ({ newUser, signedIn }) => {
  const user = await newUser();
  await user.append('INBOX', { subject: 'Sendiri' });
  const tupai = await signedIn(user);
  const { list } = tupai;
  await list.open('Sendiri');
  await tupai.page.getByRole('link', { name: 'Show the conversation' }).click();
  await expect(tupai.page.getByRole('region', { name: 'In this conversation' })).toContainText('No other message');
});
