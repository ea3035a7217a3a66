import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { currentMailserver, type TestUser } from '#e2e/mailserver/index.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import * as imap from './index.ts';
import { accessOf, pointAt } from './test-access.ts';

const mailserver = currentMailserver();

const idOf = (name: string): string => `<${name.replaceAll(' ', '-')}@x.org>`;

afterAll(() => imap.closeAll());

describe.each(['full', 'courier', 'minimal'] as const)('a conversation on a server like "%s"', (profile) => {
  let budi: TestUser;
  let access: AccountAccess;
  let minutes: number;
  const prefix = profile === 'courier' ? 'INBOX.' : '';
  const box = (path: string) => ({ account: access.account, path: path === 'INBOX' ? path : prefix + path });

  /** One message an hour, from four days ago on. */
  const write = (mailbox: string, name: string, answers: readonly string[] = [], headers: object = {}) => {
    const date = new Date(Date.now() - 4 * 24 * 3_600_000 + 60_000 * (minutes += 60));
    const References = answers.map(idOf).join(' ');
    const message = {
      subject: name,
      messageId: idOf(name),
      date,
      headers: { ...(References ? { References } : {}), ...headers },
    };
    return budi.append(mailbox, message, [], date);
  };
  const refTo = async (path: string, uid: number) => {
    const window = { order: 'arrival', descending: true, filter: 'all', search: null, offset: 0, limit: 0 } as const;
    const { uidValidity } = await imap.listMessages(access, box(path), window);
    return { mailbox: box(path), uidValidity, uid };
  };
  const found = async (path: string, uid: number) => {
    const { members, complete } = await imap.findConversation(access, await refTo(path, uid));
    return {
      complete,
      members: members.map((one) => `${one.path.replace(prefix, '')}/${one.envelope.subject}`),
    };
  };

  beforeEach(async () => {
    pointAt(mailserver.imap[profile]);
    budi = await mailserver.user();
    access = accessOf(budi);
    minutes = 0;
  });

  it('holds my answers in Sent and what I archived, in the order they came', async () => {
    await write('Archive', 'question');
    await write('Sent', 'my answer', ['question']);
    await write('INBOX', 'unrelated');
    const thanks = await write('INBOX', 'thanks', ['question', 'my answer']);
    await write('Sent', 'welcome', ['question', 'my answer', 'thanks']);
    await write('Sent', 'another matter', ['elsewhere']);
    const all = ['Archive/question', 'Sent/my answer', 'INBOX/thanks', 'Sent/welcome'];
    expect(await found('INBOX', thanks)).toEqual({ complete: true, members: all });
    expect(await found('Sent', 1)).toEqual({ complete: true, members: all });
  });

  it('finds my answer that nobody answered yet, and a message alone', async () => {
    const question = await write('INBOX', 'question');
    const alone = await write('INBOX', 'alone');
    expect((await found('INBOX', question)).members).toEqual(['INBOX/question']);
    await write('Sent', 'answer', [], { 'In-Reply-To': '<question@x.org>' });
    expect((await found('INBOX', question)).members).toEqual(['INBOX/question', 'Sent/answer']);
    expect((await found('INBOX', alone)).members).toEqual(['INBOX/alone']);
  });

  it('holds what answers my answer alone', async () => {
    const question = await write('INBOX', 'question');
    await write('Sent', 'answer', ['question']);
    await write('INBOX', 'again', [], { 'In-Reply-To': '<answer@x.org>' });
    expect((await found('INBOX', question)).members).toEqual(['INBOX/question', 'Sent/answer', 'INBOX/again']);
  });

  it('shows a message once that is in two folders', async () => {
    const note = await write('INBOX', 'note to myself');
    await write('Sent', 'note to myself');
    await write('Archive', 'more', ['note to myself']);
    expect((await found('INBOX', note)).members).toEqual(['INBOX/note to myself', 'Archive/more']);
  });

  it('does not take an equal subject for an answer in another folder', async () => {
    const first = await write('INBOX', 'invoice');
    await budi.append('Sent', { subject: 'Re: invoice' });
    expect((await found('INBOX', first)).members).toEqual(['INBOX/invoice']);
  });

  it('loses what another program moves away, and what it held no id for stays alone', async () => {
    const question = await write('INBOX', 'question');
    await write('Sent', 'answer', ['question']);
    expect((await found('INBOX', question)).members).toHaveLength(2);
    const other = await budi.imap();
    await other.command('SELECT Sent');
    await other.command('UID MOVE 1 Trash');
    await other.logout();
    expect((await found('INBOX', question)).members).toEqual(['INBOX/question']);
    const bare = await budi.append('INBOX', 'Subject: bare\r\n\r\nx\r\n');
    expect((await found('INBOX', bare)).members).toEqual(['INBOX/bare']);
  });

  it('bears hostile ids', async () => {
    const hostile = '<"a\\b"{3}(c)*%@x>';
    const odd = await write('INBOX', 'odd', [], { References: `${hostile} <${'y'.repeat(900)}> <\u00e9@x>` });
    await budi.append('Sent', { subject: 'the other', messageId: hostile, date: new Date(0) }, [], new Date(0));
    expect((await found('INBOX', odd)).members).toEqual(['Sent/the other', 'INBOX/odd']);
  });

  it('tells when the message is gone', async () => {
    await write('INBOX', 'here');
    await expect(imap.findConversation(access, await refTo('INBOX', 99))).rejects.toMatchObject({
      code: 'message.gone',
    });
  });
});

it('a conversation that was shown before is read again without a search', async () => {
  pointAt(mailserver.imap.full);
  const budi = await mailserver.user();
  const access = accessOf(budi);
  await budi.append('INBOX', { subject: 'q', messageId: '<q@x.org>' });
  await budi.append('Sent', { subject: 'a', messageId: '<a@x.org>', headers: { References: '<q@x.org>' } });
  const mailbox = { account: access.account, path: 'INBOX' };
  const window = { order: 'arrival', descending: true, filter: 'all', search: null, offset: 0, limit: 1 } as const;
  const { uidValidity } = await imap.listMessages(access, mailbox, window);
  const ref = { mailbox, uidValidity, uid: 1 };
  const commands: string[] = [];
  const stop = imap.traceCommands(({ text }) => commands.push(text));
  await imap.findConversation(access, ref);
  expect(commands.filter((text) => text.startsWith('UID SEARCH')).length).toBeGreaterThan(0);
  commands.length = 0;
  expect((await imap.findConversation(access, ref)).members).toHaveLength(2);
  stop();
  expect(commands.filter((text) => /SEARCH|THREAD|ENVELOPE/.test(text))).toEqual([]);
});
