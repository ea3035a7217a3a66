import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { currentMailserver, startFaultProxy, type ImapSocket, type TestUser } from '#e2e/mailserver/index.ts';
import { subscribe } from '../events/index.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import { withLease } from './engine.ts';
import * as imap from './index.ts';
import { accessOf, pointAt } from './test-access.ts';

const mailserver = currentMailserver();
const window = { order: 'arrival', descending: true, filter: 'all', search: null, offset: 0, limit: 50 } as const;

let budi: TestUser;
let access: AccountAccess;
let other: ImapSocket;
const list = (more: object = {}) =>
  imap.listMessages(access, { account: access.account, path: 'INBOX' }, { ...window, ...more });
const subjects = async (more: object = {}) => (await list(more)).rows.map((row) => row.envelope.subject);
const commandsOf = async (run: () => Promise<unknown>): Promise<string[]> => {
  const commands: string[] = [];
  const stop = imap.traceCommands(({ text }) => commands.push(text));
  await run();
  stop();
  return commands;
};

/** INBOX with so many small messages; number n is dated n minutes after another, and n octets long beyond the header. */
async function seed(count: number): Promise<void> {
  const socket = await budi.imap();
  const messages = Array.from({ length: count }, (_, at) => {
    const nth = at + 1;
    const date = new Date(Date.UTC(2024, 0, 1, 0, nth)).toUTCString().replace('GMT', '+0000');
    return `From: a${nth % 97}@x.org\r\nSubject: m${String(nth).padStart(5, '0')}\r\nDate: ${date}\r\n\r\n${'x'.repeat(nth)}\r\n`;
  });
  await socket.appendAll('INBOX', messages);
  await socket.logout();
}

/** The window once its order is there. */
async function sorted(more: object): Promise<Awaited<ReturnType<typeof list>>> {
  let done = false;
  const { close } = subscribe(
    access.account,
    { session: 'test', since: '' },
    { receive: ({ type }) => (done ||= type === 'sorted'), end: () => undefined },
  );
  let found = await list(more);
  while (found.sorting) {
    await vi.waitFor(() => expect(done).toBe(true), { timeout: 8000, interval: 5 });
    done = false;
    found = await list(more);
  }
  close();
  return found;
}

async function signIn(profile: 'full' | 'courier' | 'minimal'): Promise<void> {
  pointAt(mailserver.imap[profile]);
  budi = await mailserver.user();
  access = accessOf(budi);
  other = await budi.imap();
  await other.command('SELECT INBOX');
}

afterAll(() => imap.closeAll());

describe.each(['full', 'courier', 'minimal'] as const)('on a server like "%s"', (profile) => {
  beforeEach(() => signIn(profile));

  it('puts starred or unread messages first, each part in the order of arrival, and follows changes', async () => {
    for (const nth of [1, 2, 3, 4, 5]) await budi.append('INBOX', { subject: `m${nth}` }, nth % 2 ? ['\\Seen'] : []);
    expect(await subjects({ order: 'unread' })).toEqual(['m4', 'm2', 'm5', 'm3', 'm1']);
    expect(await subjects({ order: 'unread', descending: false })).toEqual(['m2', 'm4', 'm1', 'm3', 'm5']);
    expect(await subjects({ order: 'unread', offset: 1, limit: 2 })).toEqual(['m2', 'm5']);
    expect(await subjects({ order: 'flagged' })).toEqual(['m5', 'm4', 'm3', 'm2', 'm1']);
    await other.command('NOOP');
    await other.command('STORE 2,5 +FLAGS (\\Flagged)');
    await other.command('STORE 4 +FLAGS (\\Seen)');
    await budi.append('INBOX', { subject: 'm6' });
    expect(await subjects({ order: 'flagged' })).toEqual(['m5', 'm2', 'm6', 'm4', 'm3', 'm1']);
    expect(await subjects({ order: 'unread' })).toEqual(['m6', 'm2', 'm5', 'm4', 'm3', 'm1']);
    await other.command('STORE 5 +FLAGS (\\Deleted)');
    await other.command('EXPUNGE');
    const after = await list({ order: 'flagged', filter: 'unread' });
    expect([after.total, after.sorting, ...after.rows.map((row) => row.envelope.subject)]).toEqual([
      2,
      false,
      'm2',
      'm6',
    ]);
  });

  it('shows only what has files, or what is for me', async () => {
    const files = [{ name: 'a.pdf', type: 'application/pdf', content: 'PDF' }];
    await budi.append('INBOX', { subject: 'Files', to: 'team@x.org', attachments: files });
    await budi.append('INBOX', { subject: 'Mine', to: 'Budi <budi@x.org>' });
    await budi.append('INBOX', { subject: 'Copy', to: 'team@x.org', cc: 'b.santoso@y.org' });
    await budi.append('INBOX', { subject: 'Both', text: 'Hi', html: '<p>Hi</p>', to: 'team@x.org' });
    const own = ['budi@x.org', 'b.santoso@y.org'];
    expect(await subjects({ filter: 'attachment' })).toEqual(['Files']);
    expect(await subjects({ filter: 'to-me', own })).toEqual(['Copy', 'Mine']);
    expect(await subjects({ filter: 'to-me', own: own.slice(0, 1) })).toEqual(['Mine']);
    expect(await subjects({ filter: 'to-me', own: [] })).toEqual([]);
    expect(await subjects({ filter: 'to-me', own, order: 'subject', descending: false })).toEqual(['Copy', 'Mine']);
    await budi.append('INBOX', { subject: 'More files', to: 'team@x.org', attachments: files });
    expect(await subjects({ filter: 'attachment' })).toEqual(['More files', 'Files']);
  });

  it('puts new mail into its place in the orders that are known', async () => {
    await seed(60);
    const date = (minute: number) => new Date(Date.UTC(2024, 0, 1, 0, minute, 30));
    const top = async (order: string, offset = 0) => (await subjects({ order, offset, limit: 2 })).join();
    expect([await top('date'), await top('size')]).toEqual(['m00060,m00059', 'm00060,m00059']);
    await budi.append('INBOX', { subject: 'Old', date: date(9), text: 'x'.repeat(5000) });
    await budi.append('INBOX', { subject: 'New', date: date(70), text: 'x'.repeat(4000) });
    expect([await top('date'), await top('size')]).toEqual(['New,m00060', 'Old,New']);
    expect(await top('date', 51)).toBe('m00010,Old');
    expect((await subjects({ order: 'subject', descending: false })).slice(0, 2)).toEqual(['m00001', 'm00002']);
    await budi.append('INBOX', { subject: 'a' });
    expect((await subjects({ order: 'subject', descending: false, limit: 1 }))[0]).toBe('a');
  });

  it('shows the messages of the mailbox that has the name now, not of the one before', async () => {
    await budi.createMailbox('Box');
    for (const subject of ['b', 'a']) await budi.append('Box', { subject });
    const path = profile === 'courier' ? 'INBOX.Box' : 'Box';
    const box = async (order: 'subject' | 'flagged') =>
      (await imap.listMessages(access, { account: access.account, path }, { ...window, order })).rows.map(
        (row) => row.envelope.subject,
      );
    expect([await box('subject'), await box('flagged')]).toEqual([
      ['b', 'a'],
      ['a', 'b'],
    ]);
    await list();
    await other.command('DELETE Box');
    await other.command('CREATE Box');
    await budi.append('Box', { subject: 'c' });
    expect([await box('subject'), await box('flagged')]).toEqual([['c'], ['c']]);
  });
});

it('a server that counts changes but does not name what left is asked for both', async () => {
  const proxy = await startFaultProxy(mailserver.imap.full);
  proxy.setRules([{ side: 'server', line: /^(.*) QRESYNC(.*)$/, action: 'replace', text: '$1$2' }]);
  await signIn('full');
  pointAt(proxy);
  for (const subject of ['c', 'b', 'a', 'd']) await budi.append('INBOX', { subject });
  const by = { order: 'subject', descending: false };
  expect([await subjects(by), await subjects({ filter: 'flagged' })]).toEqual([['a', 'b', 'c', 'd'], []]);
  for (const away of [false, true]) {
    if (away) await imap.listMessages(access, { account: access.account, path: 'Sent' }, window);
    await other.command('NOOP');
    await other.command(`STORE ${away ? 1 : 2} +FLAGS (\\Flagged)`);
    await other.command('STORE 3 +FLAGS (\\Deleted)');
    await other.command('EXPUNGE');
    expect(await subjects()).toEqual(away ? ['b', 'c'] : ['d', 'b', 'c']);
    expect(await subjects(by)).toEqual(away ? ['b', 'c'] : ['b', 'c', 'd']);
    expect(await subjects({ filter: 'flagged' })).toEqual(away ? ['b', 'c'] : ['b']);
  }
  expect(proxy.clientLines.filter((line) => /QRESYNC/.test(line))).toEqual([]);
  await imap.closeAll();
  await proxy.stop();
});

describe('a large mailbox', () => {
  it('shows the messages as they arrived while another order is worked out, once for all who ask, and tells when it is there', async () => {
    await signIn('full');
    await seed(2500);
    await list();
    const { promise, resolve } = Promise.withResolvers<void>();
    const busy = withLease(access, { bulk: true }, () => promise); // the second connection has something else to do
    const commands = await commandsOf(async () => {
      const [first, second] = await Promise.all([
        list({ order: 'size', descending: false, limit: 2 }),
        list({ order: 'size', descending: false, limit: 3 }),
      ]);
      expect([first.sorting, second.sorting, first.order, first.total]).toEqual([true, true, 'size', 2500]);
      expect(first.rows.map((row) => row.envelope.subject)).toEqual(['m00001', 'm00002']);
      const waiting = sorted({ order: 'size', descending: true, limit: 2 });
      resolve();
      await busy;
      const { rows, sorting, revision } = await waiting;
      expect([sorting, ...rows.map((row) => row.envelope.subject)]).toEqual([false, 'm02500', 'm02499']);
      expect(revision).toBe(first.revision);
    });
    expect(commands.filter((command) => command.startsWith('UID SORT'))).toEqual(['UID SORT (SIZE) UTF-8 ALL']);
    const again = await commandsOf(() => list({ order: 'size', limit: 2 }));
    expect(again).toEqual(['NOOP']);
  });

  it('goes on showing an order that only the server can correct, without what left, until it is corrected', async () => {
    await signIn('full');
    await seed(2100);
    const by = { order: 'subject', descending: false, limit: 3 };
    expect((await sorted(by)).rows.map((row) => row.envelope.subject)).toEqual(['m00001', 'm00002', 'm00003']);
    await budi.append('INBOX', { subject: 'ä' });
    await other.command('NOOP');
    await other.command('STORE 2 +FLAGS (\\Deleted)');
    await other.command('EXPUNGE');
    const before = await list(by);
    expect([before.sorting, ...before.rows.map((row) => row.envelope.subject)]).toEqual([
      true,
      'm00001',
      'm00003',
      'm00004',
    ]);
    expect((await sorted(by)).rows.map((row) => row.envelope.subject)).toEqual(['ä', 'm00001', 'm00003']);
  });

  it('finds the place of new mail among thousands by looking at a few of them', async () => {
    await signIn('full');
    await seed(2100);
    await sorted({ order: 'date', limit: 1 });
    await budi.append('INBOX', { subject: 'Old', date: new Date(Date.UTC(2024, 0, 1, 0, 1000, 30)) });
    const commands = await commandsOf(async () => {
      const { rows, sorting } = await list({ order: 'date', descending: false, offset: 999, limit: 3 });
      expect([sorting, ...rows.map((row) => row.envelope.subject)]).toEqual([false, 'm01000', 'Old', 'm01001']);
    });
    expect(commands.filter((command) => command.includes('SORT'))).toEqual([]);
    expect(commands.length).toBeLessThan(9);
  });

  it('puts new mail where the server would sort it, by sender and by subject', async () => {
    await signIn('full');
    await seed(2100);
    for (const order of ['from', 'subject', 'to']) await sorted({ order, limit: 1 });
    const mails = [
      { subject: 'Re: M00007', from: 'A5@y.org', to: 'z@x.org' },
      { subject: 'm00007', from: '"B, C" <a10_b@x.org>', to: 'a@x.org, z@x.org' },
      { subject: '_under', from: 'A_B@x.org', to: 'Z_@x.org' },
      { subject: '[list] fwd: re: m01000 (fwd)', from: 'zz@x.org', to: '_z@x.org' },
      { subject: '  ', from: 'a@x.org', to: 'm@x.org' },
      { subject: '[only a blob]', from: 'a96@x.org', to: 'M@x.org' },
      { subject: 'Re[4]: m02100', from: 'a0@x.org', to: 'm.n@x.org' },
      { subject: '^', from: 'a-b@x.org', to: 'm+n@x.org' },
    ];
    const commands = await commandsOf(async () => {
      for (const mail of mails) {
        await budi.append('INBOX', mail);
        for (const order of ['from', 'subject', 'to']) expect((await list({ order, limit: 1 })).sorting).toBe(false);
      }
    });
    expect(commands.filter((command) => command.includes('SORT'))).toEqual([]);
    for (const order of ['from', 'subject', 'to'] as const) {
      await other.command('NOOP');
      const { untagged } = await other.command(`UID SORT (${order.toUpperCase()}) UTF-8 ALL`);
      const uids = /SORT ([\d ]+)/.exec(untagged.join('\n'))?.[1] ?? '';
      const shown: number[] = [];
      for (let offset = 0; offset < 2500; offset += 500)
        shown.push(...(await list({ order, descending: false, offset, limit: 500 })).rows.map(({ uid }) => uid));
      expect(shown).toEqual(uids.trim().split(' ').map(Number));
    }
  });

  it('an order that was under way when the account was closed is worked out anew for who comes back', async () => {
    await signIn('full');
    await seed(2100);
    await list();
    const { promise, reject } = Promise.withResolvers<void>();
    const busy = withLease(access, { bulk: true }, (lease) => promise.finally(() => lease.lane.close()));
    expect((await list({ order: 'from' })).sorting).toBe(true);
    await imap.closeAll();
    reject(new Error('over'));
    await expect(busy).rejects.toThrow(/over|imap/);
    expect((await sorted({ order: 'from', limit: 1, descending: false })).rows).toHaveLength(1);
  });
});
