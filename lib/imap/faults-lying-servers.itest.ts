import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FaultProxy, TestUser } from '#e2e/mailserver/index.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import * as imap from './index.ts';
import type { ListWindow } from './list-messages.ts';
import { pointAt } from './test-access.ts';
import { TestFaults } from './test-faults.ts';

let test: TestFaults;
let proxy: FaultProxy;
let budi: TestUser;
let access: AccountAccess;

const start = async (profile?: 'full' | 'courier' | 'minimal'): Promise<void> => {
  test = await TestFaults.start(profile);
  ({ proxy, budi, access } = test);
};
const subjects = async (path = 'INBOX', more: Partial<ListWindow> = {}): Promise<string[]> =>
  (await test.list(path, more)).rows.map(({ envelope }) => envelope.subject);
const messageOf = async (subject: string) => {
  const { uidValidity, rows } = await test.list();
  const uid = rows.find(({ envelope }) => envelope.subject === subject)?.uid ?? 0;
  return { mailbox: { account: access.account, path: 'INBOX' }, uidValidity, uid };
};

afterEach(async () => {
  vi.useRealTimers();
  await test.stop();
});

describe('a server whose answers are wrong', () => {
  beforeEach(() => start());

  it('fault 6: a message that claims to be 2 GB: its connection ends, the message is refused, and the others open', async () => {
    for (const subject of ['Bad', 'Good']) await budi.append('INBOX', { subject, text: 'Hi' });
    const [bad, good] = [await messageOf('Bad'), await messageOf('Good')];
    const rule = { side: 'server', line: /^\* 1 FETCH .*\{\d+\}$/, action: 'replace' } as const;
    proxy.setRules([{ ...rule, text: '* 1 FETCH (UID 1 BODY[] {2147483647}' }]);
    await expect(imap.openMessage(access, bad)).rejects.toMatchObject({ code: 'message.unreadable' });
    proxy.setRules([]);
    expect((await imap.openMessage(access, good)).envelope.subject).toBe('Good');
    expect(await subjects()).toEqual(['Good', 'Bad']);
  });

  it.each(['* 1 EXISTS', '* 0 EXISTS'])(
    'fault 9: fewer messages without one that went (%s): the list is read anew',
    async (line) => {
      for (const subject of ['One', 'Two', 'Three']) await budi.append('INBOX', { subject });
      expect(await subjects()).toEqual(['Three', 'Two', 'One']);
      proxy.setRules([
        { side: 'server', line: /^(\S+) OK NOOP.*/, action: 'replace', text: `${line}\r\n$1 OK`, times: 1 },
      ]);
      await subjects();
      expect(await subjects()).toEqual(['Three', 'Two', 'One']);
      expect(await subjects('INBOX', { order: 'subject', descending: false })).toEqual(['One', 'Three', 'Two']);
    },
  );

  it('fault 9: a next UID that goes backwards: kept orders are worked out anew', async () => {
    for (const subject of ['One', 'Two']) await budi.append('INBOX', { subject });
    const bySubject = { order: 'subject', descending: false } as const;
    expect(await subjects('INBOX', bySubject)).toEqual(['One', 'Two']);
    await test.list('Archive');
    await budi.append('INBOX', { subject: 'Between' });
    proxy.setRules([{ side: 'server', line: /UIDNEXT \d+/, action: 'replace', text: 'UIDNEXT 1' }]);
    expect(await subjects('INBOX', bySubject)).toEqual(['Between', 'One', 'Two']);
    expect(await subjects()).toEqual(['Between', 'Two', 'One']);
  });

  it('fault 26: a modification number that falls: flags are read anew', async () => {
    await budi.append('INBOX', { subject: 'One' });
    expect(await subjects('INBOX', { filter: 'unread' })).toEqual(['One']);
    await test.list('Archive');
    const phone = await budi.imap();
    await phone.command('SELECT INBOX');
    await phone.command('STORE 1 +FLAGS (\\Seen)');
    await phone.logout();
    proxy.setRules([{ side: 'server', line: /HIGHESTMODSEQ \d+/, action: 'replace', text: 'HIGHESTMODSEQ 1' }]);
    expect(await subjects('INBOX', { filter: 'unread' })).toEqual([]);
    expect((await test.list()).rows.map(({ flags }) => [...flags].includes('\\Seen'))).toEqual([true]);
  });
});

describe('mailboxes that are not where they were', () => {
  beforeEach(() => start());

  it('fault 12: renamed or deleted by another program: said so, and the inbox is there', async () => {
    const phone = await budi.imap();
    for (const path of ['Proyek', 'Lama']) {
      await phone.command(`CREATE ${path}`);
      await budi.append(path, { subject: path });
      expect(await subjects(path)).toEqual([path]);
    }
    await phone.command('RENAME Proyek Kerja');
    await phone.command('DELETE Lama');
    await phone.logout();
    await budi.append('INBOX', { subject: 'Masih ada' });
    for (const path of ['Proyek', 'Lama'])
      await expect(test.list(path)).rejects.toMatchObject({ code: 'mailbox.missing', values: { mailbox: path } });
    expect(await subjects()).toEqual(['Masih ada']);
    expect(await subjects('Kerja')).toEqual(['Proyek']);
  });

  it('fault 13: a missing folder for drafts, sent mail or trash is made, once', async () => {
    const phone = await budi.imap();
    for (const path of ['Sent', 'Trash']) await phone.tryCommand(`DELETE ${path}`);
    await phone.logout();
    for (const use of ['sent', 'trash', 'drafts'] as const) {
      const path = await imap.ensureSpecialUse(access, use);
      expect(await imap.ensureSpecialUse(access, use)).toBe(path);
      expect((await test.list(path)).total).toBe(0);
    }
  });

  it('fault 17: a folder that is not there when a message is stored is made, once, and the message stands in it', async () => {
    const bytes = Buffer.from('Subject: Masuk\r\n\r\nHi\r\n');
    const message = { size: bytes.length, open: () => Readable.from([bytes]), flags: [] };
    await imap.appendMessage(access, 'Belum ada', message);
    expect(await subjects('Belum ada')).toEqual(['Masuk']);
    expect([test.sent(/ CREATE /), test.sent(/ APPEND /)]).toEqual([1, 2]);
    proxy.setRules([{ side: 'client', line: /^(\S+) APPEND.*/, action: 'answer', text: '$1 NO [TRYCREATE] No' }]);
    await expect(imap.appendMessage(access, 'Tidak pernah', message)).rejects.toMatchObject({
      code: 'mailbox.missing',
    });
    expect([test.sent(/ CREATE /), test.sent(/ APPEND /)]).toEqual([2, 4]);
  });

  it('fault 13: one that cannot hold messages is neither used nor replaced by another', async () => {
    proxy.setRules([
      {
        side: 'server',
        line: /^\* LIST \([^)]*\) "\/" "?Sent"?$/,
        action: 'replace',
        text: '* LIST (\\Noselect) "/" Sent',
      },
    ]);
    await budi.append('Sent', { subject: 'One' });
    const names = await budi.mailboxes();
    await expect(imap.ensureSpecialUse(access, 'sent')).rejects.toMatchObject({ code: 'mailbox.exists' });
    expect(await budi.mailboxes()).toEqual(names);
  });
});

describe('the world outside', () => {
  beforeEach(() => start());

  it('fault 27: two programs change flags at the same time: both changes stand', async () => {
    const uid = await budi.append('INBOX', { subject: 'One' });
    const message = await messageOf('One');
    const phone = await budi.imap();
    await phone.command('SELECT INBOX');
    const set = { mailbox: message.mailbox, uidValidity: message.uidValidity, uids: [uid] };
    await Promise.all([
      phone.command('STORE 1 +FLAGS (\\Flagged)'),
      imap.setFlags(access, set, { add: ['\\Seen'], remove: [] }),
    ]);
    await imap.setFlags(access, set, { add: ['\\Answered'], remove: ['\\Seen'] });
    await phone.logout();
    expect((await budi.flags('INBOX', uid)).toSorted()).toEqual(['\\Answered', '\\Flagged']);
    expect(test.sent(/STORE \S+ FLAGS/)).toBe(0);
  });

  it.each([3_600_000, -3_600_000])(
    'fault 45: the clock jumps by %d ms: nothing waits, ends or is asked twice',
    async (jump) => {
      await budi.append('INBOX', { subject: 'One' });
      expect(await subjects()).toEqual(['One']);
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + jump });
      const before = proxy.clientLines.length;
      expect(await subjects()).toEqual(['One']);
      expect(proxy.clientLines.length - before).toBe(1);
      expect(proxy.connections).toBe(1);
    },
  );

  it.each(['full', 'minimal'] as const)(
    'fault 45: mail without a date, or with nonsense for one, is sorted by the time it arrived (%s)',
    async (profile) => {
      await proxy.stop();
      await start(profile);
      const day = (nth: number): Date => new Date(Date.UTC(2026, 0, nth, 12));
      const put = (subject: string, head: string, arrived: Date): Promise<number> =>
        budi.append('INBOX', `From: a@example.org\r\n${head}Subject: ${subject}\r\n\r\nx\r\n`, [], arrived);
      await put('No date', '', day(4));
      await put('Nonsense', 'Date: the day after tomorrow\r\n', day(2));
      await put('Dated', `Date: ${day(3).toUTCString().replace('GMT', '+0000')}\r\n`, day(9));
      await put('Newest', '', day(5));
      await test.list('INBOX', { order: 'date' });
      await vi.waitFor(async () => expect((await test.list('INBOX', { order: 'date' })).sorting).toBe(false));
      expect(await subjects('INBOX', { order: 'date' })).toEqual(['Newest', 'No date', 'Dated', 'Nonsense']);
    },
  );

  it('fault 47: of more folders than anybody can keep, the inbox and those with a use are never the ones left out', async () => {
    const names = Array.from({ length: 25_000 }, (_, nth) => `* LIST () "/" X${String(nth)}`).join('\r\n');
    const before = (await imap.listMailboxes(access)).map(({ path }) => path);
    await imap.closeAll();
    proxy.setRules([{ side: 'server', line: /^\* LIST .*/, action: 'replace', text: `${names}\r\n$&`, times: 1 }]);
    const listed = await imap.listMailboxes(access);
    expect(listed.length).toBeGreaterThan(10_000);
    expect(listed.length).toBeLessThan(25_000);
    expect(listed.slice(0, before.length).map(({ path }) => path)).toEqual(before);
  });

  it('fault 50: the name of the server is not to be found: not reachable, not a wrong password, and well again with the name', async () => {
    pointAt({ host: 'imap.invalid', port: 143 }, { TUPAI_ALLOW_CLEAR_TEXT: 'yes' });
    await expect(test.list()).rejects.toMatchObject({ code: 'imap.unreachable' });
    pointAt(proxy);
    await budi.append('INBOX', { subject: 'One' });
    expect(await subjects()).toEqual(['One']);
  });
});
