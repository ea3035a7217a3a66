import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setTimeout as delay } from 'node:timers/promises';
import { currentMailserver, type TestUser } from '#e2e/mailserver/index.ts';
import { TIMES } from '#lib/config.ts';
import { decodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import type { Session } from '#lib/session/index.ts';
import { store } from '#lib/store/index.ts';
import * as service from './index.ts';
import { openTestHouse, type TestHouse } from './test-house.ts';

const mailserver = currentMailserver();
const window = { order: 'arrival', direction: 'desc', filter: 'all', offset: 0, field: 'subject', q: '' } as const;

let house: TestHouse;
let budi: TestUser;
let session: Session;
const list = (mailbox: string) => service.listMessages(session, { ...window, mailbox });
const subjects = async (mailbox: string): Promise<string[]> => (await list(mailbox)).rows.map(({ subject }) => subject);
const inMs = (ms: number): string => new Date(Date.now() + ms).toISOString();
const asleep = async (): Promise<string> =>
  (await service.listMailboxes(session)).mailboxes.find(({ specialUse }) => specialUse === 'snoozed')?.path ?? '';
const snooze = async (mailbox: string, subject: string, until: string) => {
  const { uidValidity, rows } = await list(mailbox);
  const uid = rows.filter((row) => row.subject === subject).map((row) => row.uid);
  return service.snoozeMessages(session, { mailbox, uidValidity, uid, until });
};
/** The time of all that sleeps has come: nothing here waits for a clock. */
async function timePasses(): Promise<void> {
  const { account } = session;
  const ids = (await store().snoozes.list(account)).map(({ id }) => id);
  await store().snoozes.change(account, ids, Date.now());
}
async function woken(): Promise<void> {
  const end = Date.now() + 100 * TIMES.jobPoll;
  while ((await service.listSnoozes(session)).snoozes.length > 0) {
    if (Date.now() > end) throw new Error(`still asleep: ${house.failures.map(String).join()}`);
    await delay(10);
  }
}

describe.each(['full', 'courier'] as const)('a snoozed message on a server of the kind "%s"', (profile) => {
  beforeEach(async () => {
    house = await openTestHouse({ imap: mailserver.imap[profile], smtp: mailserver.smtp });
    budi = await mailserver.user();
    session = await house.signIn(budi);
  });
  afterEach(() => house.close());

  it('leaves its folder and comes back at its time as it was: text, date and flags', async () => {
    await budi.append('INBOX', { subject: 'Rapat', text: 'Besok jam 10' }, ['\\Flagged', 'Kelas']);
    await budi.append('INBOX', { subject: 'Lain' });
    const before = (await list('INBOX')).rows.find(({ subject }) => subject === 'Rapat');
    const { target, unattended, count } = await snooze('INBOX', 'Rapat', inMs(3_600_000));
    expect([count, unattended, decodeMailboxKey(target ?? '')]).toEqual([1, true, await asleep()]);
    expect([await subjects('INBOX'), await subjects(await asleep())]).toEqual([['Lain'], ['Rapat']]);
    expect((await service.listSnoozes(session)).snoozes).toMatchObject([
      { mailbox: target, source: 'INBOX', error: null },
    ]);
    await timePasses();
    await woken();
    const { uidValidity, rows } = await list('INBOX');
    expect(rows.map(({ subject }) => subject)).toEqual(['Rapat', 'Lain']);
    expect(rows[0]).toEqual({ ...before, uid: rows[0]?.uid });
    const message = { uidValidity, uid: rows[0]?.uid ?? 0 };
    expect((await service.readMessage(session, { mailbox: 'INBOX', message })).text).toContain('Besok jam 10');
  });

  it('wakes although its person has signed out, and the password kept for it is gone then', async () => {
    await budi.append('INBOX', { subject: 'Rapat' });
    await snooze('INBOX', 'Rapat', inMs(3_600_000));
    const [note] = await store().snoozes.list(session.account);
    const kept = await store().jobCredentials.get(session.account, note?.id ?? '', Date.now());
    expect(Buffer.from(kept?.sealed ?? []).includes(budi.password)).toBe(false);
    await service.signOut(session, new URL('http://localhost:3000'));
    await timePasses();
    const end = Date.now() + 100 * TIMES.jobPoll;
    while ((await store().snoozes.list(session.account)).length > 0 && Date.now() < end) await delay(10);
    expect(await store().jobCredentials.get(session.account, note?.id ?? '', 0)).toBeUndefined();
    session = await house.signIn(budi);
    expect(await subjects('INBOX')).toEqual(['Rapat']);
  });

  it('can be woken by hand, given another time, and goes to the inbox when its folder is no more', async () => {
    const { mailbox } = await service.createMailbox(session, { name: 'Proyek', parent: '' });
    const path = decodeMailboxKey(mailbox) ?? '';
    for (const subject of ['Satu', 'Dua']) await budi.append('Proyek', { subject });
    await snooze(path, 'Satu', inMs(3_600_000));
    await snooze(path, 'Dua', inMs(3_600_000));
    const place = await asleep();
    await snooze(place, 'Dua', inMs(7_200_000));
    const { snoozes } = await service.listSnoozes(session);
    expect(Date.parse(snoozes[1]?.wakeAt ?? '') - Date.parse(snoozes[0]?.wakeAt ?? '')).toBeGreaterThan(3_000_000);
    const { uidValidity, rows } = await list(place);
    const uids = new Map(rows.map((row) => [row.subject, row.uid]));
    await service.wakeMessages(session, { mailbox: place, uidValidity, uid: [uids.get('Satu') ?? 0] });
    expect([await subjects(path), await subjects(place)]).toEqual([['Satu'], ['Dua']]);
    await service.deleteMailbox(session, { mailbox: path, confirm: 'Proyek' });
    await service.wakeMessages(session, { mailbox: place, uidValidity, uid: [uids.get('Dua') ?? 0] });
    expect(await subjects('INBOX')).toEqual(['Dua']);
    expect((await service.listSnoozes(session)).snoozes).toEqual([]);
  });

  it('that another program took away is forgotten', async () => {
    await budi.append('INBOX', { subject: 'Rapat' });
    await snooze('INBOX', 'Rapat', inMs(3_600_000));
    const phone = await budi.imap();
    await phone.command('SELECT Snoozed');
    await phone.command('STORE 1 +FLAGS (\\Deleted)');
    await phone.command('EXPUNGE');
    await phone.logout();
    await timePasses();
    await woken();
    expect([await subjects('INBOX'), house.failures]).toEqual([[], []]);
  });

  it('is not promised for the past', async () => {
    await budi.append('INBOX', { subject: 'Rapat' });
    await expect(snooze('INBOX', 'Rapat', inMs(-1))).rejects.toMatchObject({ code: 'input.invalid', field: 'until' });
    expect(await subjects('INBOX')).toEqual(['Rapat']);
  });
});

it('a server that does not tell where moved messages are is not asked to keep one', async () => {
  house = await openTestHouse({ imap: mailserver.imap.minimal, smtp: mailserver.smtp });
  budi = await mailserver.user();
  session = await house.signIn(budi);
  await budi.append('INBOX', { subject: 'Rapat' });
  await expect(snooze('INBOX', 'Rapat', inMs(1000))).rejects.toMatchObject({ code: 'snooze.not_offered' });
  expect(await subjects('INBOX')).toEqual(['Rapat']);
  await house.close();
});

it('where the administrator allows nothing unattended, no password is kept and it wakes at the next sign-in', async () => {
  house = await openTestHouse({ imap: mailserver.imap.full, smtp: mailserver.smtp }, { TUPAI_UNATTENDED: 'off' });
  budi = await mailserver.user();
  session = await house.signIn(budi);
  await budi.append('INBOX', { subject: 'Rapat' });
  expect(await snooze('INBOX', 'Rapat', inMs(3_600_000))).toMatchObject({ unattended: false });
  const [note] = await store().snoozes.list(session.account);
  expect(await store().jobCredentials.get(session.account, note?.id ?? '', 0)).toBeUndefined();
  await service.signOut(session, new URL('http://localhost:3000'));
  await timePasses();
  const end = Date.now() + 100 * TIMES.jobPoll;
  while ((await store().snoozes.list(session.account))[0]?.error !== 'auth.required' && Date.now() < end)
    await delay(10);
  session = await house.signIn(budi);
  await woken();
  expect(await subjects('INBOX')).toEqual(['Rapat']);
  await house.close();
});
