import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currentMailserver, type TestUser } from '#e2e/mailserver/index.ts';
import { PINNED } from '#lib/mail/flags.ts';
import type { Session } from '#lib/session/index.ts';
import * as service from './index.ts';
import { openTestHouse, type TestHouse } from './test-house.ts';

const mailserver = currentMailserver();
const COUNT = 25;

let house: TestHouse;
let budi: TestUser;
let session: Session;
afterEach(() => house.close());

const window = { order: 'arrival', direction: 'desc', filter: 'all', offset: 0, limit: 50, q: '' } as const;
const list = (over: object = {}) => service.listMessages(session, { ...window, mailbox: 'INBOX', ...over });
const subjects = async (over: object = {}): Promise<string[]> => (await list(over)).rows.map(({ subject }) => subject);
const act = async (what: 'pin' | 'unpin', ...named: string[]) => {
  const { uidValidity, rows } = await list();
  const uid = rows.filter(({ subject }) => named.includes(subject)).map((row) => row.uid);
  return service.actOnMessages(session, { mailbox: 'INBOX', uidValidity, uid, do: what, target: '' });
};
/** Newest first. */
const ALL = Array.from({ length: COUNT }, (_, nth) => `Surat ${COUNT - nth}`);
const without = (...named: string[]): string[] => ALL.filter((one) => !named.includes(one));

describe.each(['full', 'courier', 'minimal'] as const)('pinned messages on a server of the kind "%s"', (profile) => {
  beforeEach(async () => {
    house = await openTestHouse({ imap: mailserver.imap[profile], smtp: mailserver.smtp });
    budi = await mailserver.user();
    session = await house.signIn(budi);
    const client = await budi.imap();
    for (const subject of ALL.toReversed()) await client.append('INBOX', Buffer.from(`Subject: ${subject}\r\n\r\n`));
    await client.logout();
  });

  it('stand above the others, the newest first, and in their place again when they are unpinned', async () => {
    const before = (await list()).revision;
    await act('pin', 'Surat 3', 'Surat 11');
    expect(await subjects()).toEqual(['Surat 11', 'Surat 3', ...without('Surat 3', 'Surat 11')]);
    expect((await list()).revision).toBeGreaterThan(before);
    expect(await subjects({ direction: 'asc' })).toEqual([
      'Surat 3',
      'Surat 11',
      ...without('Surat 3', 'Surat 11').toReversed(),
    ]);
    await act('unpin', 'Surat 3', 'Surat 11');
    expect(await subjects()).toEqual(ALL);
  });

  it('are met once, in whatever pieces the list is read', async () => {
    await act('pin', 'Surat 25', 'Surat 3', 'Surat 11');
    const pieces: string[] = [];
    for (let offset = 0; offset < COUNT; offset += 2) pieces.push(...(await subjects({ offset, limit: 2 })));
    expect(pieces).toEqual(['Surat 25', 'Surat 11', 'Surat 3', ...without('Surat 25', 'Surat 3', 'Surat 11')]);
  });

  it('another program may pin, too, and the next look shows it', async () => {
    await list();
    const [, second = 0] = await budi.uids('INBOX');
    const phone = await budi.imap();
    await phone.command('SELECT INBOX');
    await phone.command(`UID STORE ${String(second)} +FLAGS (${PINNED})`);
    await phone.logout();
    expect((await subjects())[0]).toBe('Surat 2');
  });

  it('are twenty at most', async () => {
    await act('pin', ...ALL.slice(0, 20));
    await expect(act('pin', 'Surat 1')).rejects.toMatchObject({ code: 'pins.full' });
    await act('unpin', 'Surat 25');
    await act('pin', 'Surat 1');
    expect((await subjects()).slice(19, 21)).toEqual(['Surat 1', 'Surat 25']);
  });
});

it('a conversation with a pinned message stands above the others', async () => {
  house = await openTestHouse({ imap: mailserver.imap.full, smtp: mailserver.smtp });
  budi = await mailserver.user();
  session = await house.signIn(budi);
  await budi.append('INBOX', { subject: 'Lama', messageId: '<lama@x>' });
  await budi.append('INBOX', { subject: 'Re: Lama', headers: { References: '<lama@x>' } });
  await budi.append('INBOX', { subject: 'Baru' });
  await act('pin', 'Lama');
  const { rows } = await list({ threads: true });
  expect(rows.map(({ subject, thread }) => [subject, thread?.count])).toEqual([
    ['Re: Lama', 2],
    ['Baru', 1],
  ]);
});
