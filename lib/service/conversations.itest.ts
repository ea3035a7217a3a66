import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currentMailserver, type TestUser } from '#e2e/mailserver/index.ts';
import { actOnMessages as actEndpoint } from '#lib/contract/index.ts';
import { encodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import type { Session } from '#lib/session/index.ts';
import * as service from './index.ts';
import { openTestHouse, type TestHouse } from './test-house.ts';

const mailserver = currentMailserver();
const window = { order: 'arrival', direction: 'desc', filter: 'all', offset: 0, q: '', mailbox: 'INBOX' } as const;

let house: TestHouse;
let budi: TestUser;
let session: Session;

const write = (mailbox: string, name: string, from: string, answers: readonly string[] = []): Promise<number> =>
  budi.append(mailbox, {
    subject: name,
    from,
    messageId: `<${name}@x.org>`,
    headers: answers.length ? { References: answers.map((one) => `<${one}@x.org>`).join(' ') } : {},
  });

afterEach(() => house.close());

describe.each(['full', 'courier', 'minimal'] as const)('conversations beside a server like "%s"', (profile) => {
  beforeEach(async () => {
    house = await openTestHouse({ imap: mailserver.imap[profile], smtp: mailserver.smtp });
    budi = await mailserver.user();
    session = await house.signIn(budi);
  });

  it('are rows that say so, and plain rows do not', async () => {
    await write('INBOX', 'a', 'siti@x.org');
    const uid = await write('INBOX', 'a2', 'siti@x.org', ['a']);
    const list = await service.listMessages(session, { ...window, threads: true });
    expect(list).toMatchObject({ total: 1, threads: true, threadsPossible: true, threadsPartial: null });
    expect(list.rows.map(({ thread }) => thread)).toEqual([{ count: 2, unread: 2, uids: [uid, uid - 1] }]);
    const plain = await service.listMessages(session, window);
    expect(plain).toMatchObject({ total: 2, threads: false, threadsPossible: true });
    expect(plain.rows.map(({ thread }) => thread)).toEqual([null, null]);
  });

  it('are deleted as a whole by the box of their row', async () => {
    await write('INBOX', 'a', 'siti@x.org');
    await write('INBOX', 'stays', 'agus@x.org');
    await write('INBOX', 'a2', 'siti@x.org', ['a']);
    const { rows, uidValidity } = await service.listMessages(session, { ...window, threads: true });
    const form = { mailbox: 'INBOX', uidValidity, uid: rows[0]?.thread?.uids.join(','), do: 'delete' };
    await service.actOnMessages(session, actEndpoint.input.parse(form));
    const left = await service.listMessages(session, window);
    expect(left.rows.map(({ subject }) => subject)).toEqual(['stays']);
  });

  it('tell what the person wrote, by the folder or by the sender', async () => {
    const question = await write('INBOX', 'question', 'Siti <siti@x.org>');
    await write('Sent', 'answer', 'Somebody Else <else@x.org>', ['question']);
    await write('Archive', 'note', `Budi <${budi.address.toUpperCase()}>`, ['question']);
    const { uidValidity } = await service.listMessages(session, window);
    const input = { mailbox: 'INBOX', message: { uidValidity, uid: question } };
    const { members, complete } = await service.readConversation(session, input);
    expect(complete).toBe(true);
    const own = Object.fromEntries(members.map((member) => [member.subject, member.own]));
    expect(own).toEqual({ question: false, answer: true, note: true });
    expect(members.find(({ subject }) => subject === 'question')?.mailbox).toBe(encodeMailboxKey('INBOX'));
    await expect(service.peekConversation(session, input)).resolves.toMatchObject({ complete: true });
  });

  it('are known to hold one message alone where the list was seen, and are not asked for', async () => {
    const question = await write('INBOX', 'question', 'Siti <siti@x.org>');
    const news = await write('INBOX', 'news', 'Agus <agus@x.org>');
    const headers = { 'In-Reply-To': '<question@x.org>', References: '<question@x.org>' };
    const answer = await budi.append('INBOX', { subject: 'Re: question', from: 'tini@x.org', headers });
    const { uidValidity } = await service.listMessages(session, window);
    const knownAlone = async (uid: number): Promise<number> =>
      (await service.readMessage(session, { mailbox: 'INBOX', message: { uidValidity, uid } })).aloneUpTo;
    expect(await knownAlone(news)).toBe(answer); // nothing up to the newest belongs to it
    expect(await knownAlone(question)).toBe(0);
    expect(await knownAlone(answer)).toBe(0); // it names what it answers
    const later = await write('INBOX', 'later', 'siti@x.org');
    expect(await knownAlone(news)).not.toBe(later); // nobody has seen that row yet
    await service.listMessages(session, window);
    expect(await knownAlone(news)).toBe(later);
  });

  it('that cannot be had now do not keep their message from being shown', async () => {
    const { uidValidity } = await service.listMessages(session, window);
    const input = { mailbox: 'INBOX', message: { uidValidity, uid: 77 } };
    expect(await service.peekConversation(session, input)).toBeNull();
  });
});
