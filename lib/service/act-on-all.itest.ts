import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currentMailserver, type TestUser } from '#e2e/mailserver/index.ts';
import { decodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import type { Session } from '#lib/session/index.ts';
import * as service from './index.ts';
import { openTestHouse, type TestHouse } from './test-house.ts';

const mailserver = currentMailserver();
const COUNT = 603;

let house: TestHouse;
let budi: TestUser;
let session: Session;
afterEach(() => house.close());

const window = { order: 'arrival', direction: 'desc', filter: 'all', offset: 0, limit: 1, q: '' } as const;
const total = async (mailbox: string, over: object = {}): Promise<number> =>
  (await service.listMessages(session, { ...window, mailbox, ...over })).total;
const all = async (over: Partial<Parameters<typeof service.actOnAll>[1]>) => {
  const { uidValidity } = await service.listMessages(session, { ...window, mailbox: 'INBOX' });
  const asked = {
    mailbox: 'INBOX',
    uidValidity,
    filter: 'all',
    q: '',
    do: 'read',
    target: '',
    below: 0xffffffff,
  } as const;
  return { asked: { ...asked, ...over }, first: await service.actOnAll(session, { ...asked, ...over }) };
};

describe.each(['full', 'courier', 'minimal'] as const)('a whole folder on a server of the kind "%s"', (profile) => {
  beforeEach(async () => {
    house = await openTestHouse({ imap: mailserver.imap[profile], smtp: mailserver.smtp });
    budi = await mailserver.user();
    session = await house.signIn(budi);
    const client = await budi.imap();
    for (let nth = 0; nth < COUNT; nth += 1)
      await client.append('INBOX', Buffer.from(`Subject: ${nth % 3 ? 'Biasa' : 'Tiga'}\r\n\r\n`));
    await client.logout();
  });

  it('is read, archived and put back, by as many requests as it takes', async () => {
    const { asked, first } = await all({ do: 'archive' });
    const answers = [first];
    for (let next = first.next; next !== null;) {
      const answer = await service.actOnAll(session, { ...asked, below: next });
      answers.push(answer);
      next = answer.next;
    }
    expect(answers.reduce((sum, { count }) => sum + count, 0)).toBe(COUNT);
    expect(answers.at(-1)).toMatchObject({ left: 0, next: null });
    const archive = decodeMailboxKey(first.target ?? '') ?? '';
    expect([await total('INBOX'), await total(archive)]).toEqual([0, COUNT]);
    expect(new Set(answers.flatMap(({ moved }) => moved.map(([from]) => from))).size).toBe(COUNT);
  });

  it('is changed only where the filter and the search say so', async () => {
    const { first } = await all({ do: 'flag', q: 'subject:Tiga' });
    expect(first).toMatchObject({ count: COUNT / 3, left: 0, target: null });
    expect(await total('INBOX', { filter: 'flagged' })).toBe(COUNT / 3);
    const { first: deleted } = await all({ do: 'delete', filter: 'flagged' });
    expect([deleted.count, await total('INBOX')]).toEqual([COUNT / 3, (COUNT / 3) * 2]);
  });

  it('marks as read what is not, and says which those were, so that it can be taken back', async () => {
    await all({ do: 'read', q: 'subject:Tiga' });
    const { asked, first } = await all({ do: 'read' });
    const changed = [...first.changed];
    for (let next = first.next; next !== null;) {
      const answer = await service.actOnAll(session, { ...asked, below: next });
      changed.push(...answer.changed);
      next = answer.next;
    }
    expect(new Set(changed).size).toBe((COUNT / 3) * 2);
    expect(await total('INBOX', { filter: 'unread' })).toBe(0);
    const { uidValidity } = asked;
    for (let at = 0; at < changed.length; at += 300)
      await service.setFlags(session, {
        mailbox: 'INBOX',
        uidValidity,
        uid: changed.slice(at, at + 300),
        add: [],
        remove: ['\\Seen'],
        unchangedSince: undefined,
      });
    expect(await total('INBOX', { filter: 'unread' })).toBe((COUNT / 3) * 2);
  });

  it('leaves mail alone that came after the person pressed', async () => {
    const { rows } = await service.listMessages(session, { ...window, mailbox: 'INBOX' });
    const newest = rows[0]?.uid ?? 0;
    await budi.append('INBOX', { subject: 'Baru' });
    const { asked, first } = await all({ do: 'delete', below: newest + 1 });
    for (let next = first.next; next !== null;) ({ next } = await service.actOnAll(session, { ...asked, below: next }));
    expect(
      (await service.listMessages(session, { ...window, mailbox: 'INBOX' })).rows.map((row) => row.subject),
    ).toEqual(['Baru']);
  });
});

it('a folder that was rebuilt meanwhile is not touched', async () => {
  house = await openTestHouse({ imap: mailserver.imap.full, smtp: mailserver.smtp });
  budi = await mailserver.user();
  session = await house.signIn(budi);
  await budi.append('INBOX', { subject: 'Satu' });
  await expect(all({ do: 'delete', uidValidity: 7 })).rejects.toMatchObject({ code: 'mailbox.renumbered' });
  expect(await total('INBOX')).toBe(1);
});
