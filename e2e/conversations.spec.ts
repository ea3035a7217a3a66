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
  const { members } = tupai.reader;
  await expect(members).toHaveCount(3);
  await expect(members.nth(1)).toContainText(/Me.*in Sent/s);
  await expect(members.nth(2)).toHaveAttribute('aria-current', 'true');
  // Each message has a page of its own, which shows the conversation around it.
  const own = await members.nth(1).locator('[data-head]').getAttribute('href');
  await tupai.page.goto(own ?? '');
  await tupai.reader.isOpen('Re: Rapat anggaran');
  await expect(members).toHaveCount(3);
  await expect(members.nth(1)).toHaveAttribute('aria-current', 'true');

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
  const answer = { 'In-Reply-To': '<tanya@x.org>', References: '<tanya@x.org>' };
  await user.append('INBOX', { subject: 'Pertanyaan', messageId: '<tanya@x.org>', text: 'Kapan rapatnya?' });
  await user.append('INBOX', { subject: 'Jawaban', text: 'Besok.', headers: answer });
  await user.append('INBOX', { subject: 'Putus', text: 'Entah apa.', headers: { 'In-Reply-To': '<hilang@x.org>' } });
  const tupai = await signedIn(user);
  const { list, page, reader } = tupai;
  const show = page.getByRole('link', { name: 'Show the conversation' });
  const region = page.getByRole('region', { name: 'In this conversation' });
  await list.open('Pertanyaan');
  await show.click();
  await expect(reader.members).toHaveCount(2);
  await tupai.openInbox();
  await list.open('Putus'); // what it answers may be anywhere
  await show.click();
  await expect(region).toContainText('No other message');
});

test('a message that is alone offers no conversation', async ({ newUser, signedIn }) => {
  const user = await newUser();
  await user.append('INBOX', { subject: 'Sendiri', text: 'Hanya ini.' });
  await user.append('INBOX', { subject: 'Lain', text: 'Tentang hal lain.' });
  const tupai = await signedIn(user);
  await tupai.list.open('Sendiri');
  await expect(tupai.reader.message.getByText('Hanya ini.')).toBeVisible();
  await expect(tupai.page.getByRole('link', { name: 'Reply', exact: true }).first()).toBeVisible();
  await expect(tupai.page.getByRole('link', { name: 'Show the conversation' })).toHaveCount(0);
});

test('the messages of a conversation are read in one place: what is read is one line, what is unread stands open', async ({
  newUser,
  signedIn,
  scripts,
}) => {
  const budi = await newUser({ displayName: 'Budi' });
  const write = (mailbox: string, nth: number, from: string, flags: string[] = []): Promise<number> => {
    const date = new Date(PAST + nth * 60_000);
    const references = Array.from({ length: nth - 1 }, (_, before) => `<r${String(before + 1)}@x.org>`).join(' ');
    const headers: Record<string, string> = references === '' ? {} : { References: references };
    // The newest is long, so that what comes below it is out of sight.
    const text = `Isi pesan nomor ${String(nth)}.${nth === 10 ? '\n\nBaris.'.repeat(80) : ''}`;
    return budi.append(
      mailbox,
      { subject: 'Panen', from, text, messageId: `<r${String(nth)}@x.org>`, date, headers },
      flags,
      date,
    );
  };
  const siti = 'Siti <siti@tupai.test>';
  for (let nth = 1; nth <= 7; nth += 1) await write('INBOX', nth, siti, ['\\Seen']);
  await write('Sent', 8, `Budi <${budi.address}>`, ['\\Seen']);
  const unread = await write('INBOX', 9, 'Agus <agus@tupai.test>');
  const newest = await write('INBOX', 10, siti);
  const tupai = await signedIn(budi);
  const { list, page, reader } = tupai;
  await list.chooseView('Conversations');
  await list.open('Panen');
  await expect(reader.message.getByText('Isi pesan nomor 10.')).toBeVisible();
  await expect(reader.message.getByText('7 earlier messages')).toBeVisible();
  if (!scripts) {
    await expect(reader.members.filter({ has: page.locator('[data-unread]') })).toHaveCount(1);
    await reader.message.getByText('7 earlier messages').click();
    await reader.members.filter({ hasText: 'Panen' }).getByRole('link').first().click();
    await expect(reader.message.getByText('Isi pesan nomor 1.')).toBeVisible();
    return;
  }
  // The unread one stands open above, and counts as read only when it was on the screen.
  await expect.poll(() => budi.flags('INBOX', newest)).toContain('\\Seen');
  const agus = page.getByRole('button', { name: /Agus/ });
  await expect(agus).toHaveAttribute('aria-expanded', 'true');
  await agus.focus();
  await expect(reader.message.getByText('Isi pesan nomor 9.')).toBeVisible();
  await expect.poll(() => budi.flags('INBOX', unread)).toContain('\\Seen');

  // n and p go through the messages, o folds and unfolds, answers mean the message one stands on.
  await page.keyboard.press('p');
  const mine = page.getByRole('button', { name: /^(?:unread, )?Me / });
  await expect(mine).toBeFocused();
  await page.keyboard.press('o');
  await expect(mine).toHaveAttribute('aria-expanded', 'true');
  await expect(reader.message.getByText('Isi pesan nomor 8.')).toBeVisible();
  await page.keyboard.press('o');
  await expect(mine).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('p');
  await expect(page.getByRole('button', { name: /^Siti Isi pesan nomor 7/ })).toBeFocused();
  await page.keyboard.press('n');
  await page.keyboard.press('n');
  await expect(agus).toBeFocused();

  // What comes meanwhile is appended and says so; whoever reads goes on reading.
  await budi.deliver({
    subject: 'Re: Panen',
    from: 'Tini <tini@tupai.test>',
    text: 'Baru saja.',
    headers: { References: '<r10@x.org>' },
  });
  const news = page.getByRole('button', { name: 'New message from Tini' });
  await expect(news).toBeVisible();
  await expect(agus).toBeFocused();
  await news.click();
  await expect(reader.message.getByText('Baru saja.')).toBeVisible();
  await expect(page.getByRole('button', { name: /Tini/ })).toBeFocused();
});
