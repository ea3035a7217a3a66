import { Readable } from 'node:stream';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { withLease } from './engine.ts';
import * as imap from './index.ts';
import { TestWatch } from './test-watch.ts';

const window = { order: 'arrival', descending: true, filter: 'all', search: null, offset: 0, limit: 50 } as const;
let test: TestWatch;
afterEach(() => test.stop());

describe.each(['full', 'courier', 'minimal'] as const)('on a server of the kind %s', (profile) => {
  /** Old servers have their folders below INBOX. */
  const path = (name: string): string => (profile === 'courier' ? `INBOX.${name}` : name);

  it('tells new mail, flags and removals of another client, in INBOX and elsewhere', async () => {
    test = await TestWatch.start(profile);
    await test.budi.append('INBOX', { subject: 'One' });
    test.watch();
    await test.resynced();
    await test.budi.deliver({ subject: 'Two' });
    await test.counted('INBOX', { messages: 2, unseen: 2 });
    await test.budi.append('Archive', { subject: 'Elsewhere' });
    await test.counted(path('Archive'), { messages: 1, unseen: 1 });

    const other = await test.budi.imap();
    await other.command('SELECT INBOX');
    await other.command('STORE 1 +FLAGS (\\Seen)');
    await test.counted('INBOX', { messages: 2, unseen: 1 });
    await other.command('STORE 1 +FLAGS (\\Deleted)');
    await other.command('EXPUNGE');
    await test.counted('INBOX', { messages: 1, unseen: 1 });
    await other.logout();
    expect(test.refused).toEqual([]);
  });

  it('counts what came while its connection was being opened, as soon as it says that anything may have changed', async () => {
    test = await TestWatch.start(profile);
    const first = await test.budi.append('INBOX', { subject: 'One' });
    const { uidValidity } = await imap.listMessages(test.access, test.inbox, window);
    const inboxNow = async () => (await imap.listMailboxes(test.access)).find(({ path: name }) => name === 'INBOX');
    const signIn = /^\S+ (?:AUTHENTICATE|LOGIN)/;
    const before = test.sent(signIn);
    test.proxy.setRules([{ side: 'client', line: signIn, action: 'delay', ms: 400 }]);
    test.watch();
    const opens = profile === 'minimal' ? 0 : 1; // that one cannot push
    await vi.waitFor(() => expect(test.sent(signIn)).toBe(before + opens));
    await test.budi.deliver({ subject: 'Two' });
    await test.resynced();
    expect(await inboxNow()).toMatchObject({ messages: 2, unseen: 2 });
    const other = await test.budi.imap();
    await other.command('SELECT INBOX');
    await other.command('STORE 1 +FLAGS (\\Seen)');
    expect(await inboxNow()).toMatchObject({ messages: 2, unseen: 1, uidValidity, uidNext: first + 2 });
    await other.logout();
  });

  it('tells what we change ourselves at once, with the name of the change', async () => {
    test = await TestWatch.start(profile);
    const uid = await test.budi.append('INBOX', { subject: 'One' });
    test.watch();
    await test.resynced();
    const { uidValidity } = await imap.listMessages(test.access, test.inbox, window);
    const set = { mailbox: test.inbox, uidValidity, uids: [uid] };
    await imap.setFlags({ ...test.access, operation: 'op-1' }, set, { add: ['\\Seen'], remove: ['\\Flagged'] });
    const own = test.heard.filter((event) => event.type === 'patch' && event.operation === 'op-1');
    expect(own).toEqual([
      expect.objectContaining({ mailbox: 'INBOX', change: 'flags', uids: [uid], add: ['\\Seen'], uidValidity }),
      expect.objectContaining({ mailbox: 'INBOX', change: 'flags', uids: [uid], remove: ['\\Flagged'] }),
    ]);
    await test.counted('INBOX', { messages: 1, unseen: 0 });
    await imap.moveMessages(test.access, set, path('Archive'));
    await test.counted('INBOX', { messages: 0 });
    await test.counted(path('Archive'), { messages: 1 });
    const bytes = Buffer.from('Subject: x\r\n\r\nHi\r\n');
    await imap.appendMessage(test.access, path('Sent'), {
      size: bytes.length,
      open: () => Readable.from([bytes]),
      flags: [],
    });
    await test.counted(path('Sent'), { messages: 1, unseen: 1 });
    await imap.createMailbox(test.access, path('Baru'));
    await test.found(({ type }) => type === 'mailboxes');
  });

  it('tells that folders came, were renamed and went, each time, also when another program did it', async () => {
    test = await TestWatch.start(profile);
    test.watch();
    await test.resynced();
    const other = await test.budi.imap();
    for (const command of ['CREATE Kerja', 'SUBSCRIBE Kerja', 'RENAME Kerja Proyek', 'DELETE Proyek']) {
      test.heard.length = 0;
      await other.command(command);
      expect(await test.found(({ type }) => type === 'mailboxes')).toBeDefined();
    }
    await other.logout();
  });

  it('works where the server allows one connection only', async () => {
    test = await TestWatch.start(profile);
    await imap.listMessages(test.access, test.inbox, window);
    test.proxy.setRules([
      { side: 'client', line: /^(\S+) (?:AUTHENTICATE|LOGIN).*/, action: 'answer', text: '$1 NO [LIMIT] Only one' },
    ]);
    test.watch();
    await test.resynced();
    await test.budi.deliver({ subject: 'Two' });
    await test.counted('INBOX', { messages: 1, unseen: 1 });
    expect((await imap.listMessages(test.access, test.inbox, window)).total).toBe(1);
    expect(test.proxy.connections).toBeLessThanOrEqual(2); // the one, and at times one that is being test.refused
    expect(test.refused).toEqual([]);
  });
});

describe('on a server that pushes', () => {
  it('names the messages that came, changed and went in INBOX', async () => {
    test = await TestWatch.start('full');
    const first = await test.budi.append('INBOX', { subject: 'One' });
    test.watch();
    await test.resynced();
    const { uidValidity } = await imap.listMessages(test.access, test.inbox, window);
    const second = await test.budi.append('INBOX', { subject: 'Two' });
    const patch = { type: 'patch', mailbox: 'INBOX', uidValidity, operation: null };
    const change = (what: string) => test.found((event) => event.type === 'patch' && event.change === what);
    expect(await change('arrived')).toMatchObject({ ...patch, uids: [second], counts: { messages: 2, unseen: 2 } });
    const other = await test.budi.imap();
    await other.command('SELECT INBOX');
    await other.command('STORE 1 +FLAGS (\\Seen Penting)');
    const flags = await change('flags');
    expect(flags).toMatchObject({
      ...patch,
      uids: [first],
      add: expect.arrayContaining(['\\Seen', 'Penting']) as string[],
    });
    expect(flags).toMatchObject({ remove: expect.arrayContaining(['\\Flagged']) as string[] });
    await other.command('STORE 1 +FLAGS (\\Deleted)');
    await other.command('EXPUNGE');
    expect(await change('gone')).toMatchObject({ ...patch, uids: [first], counts: { messages: 1, unseen: 1 } });
    await other.command('CREATE Lain');
    await test.found(({ type }) => type === 'mailboxes');
    await other.logout();
  });

  it('opens one connection more for any number of streams, asks nothing while nothing happens, and closes it after the last', async () => {
    test = await TestWatch.start('full');
    const streams = Array.from({ length: 200 }, () => test.watch());
    await test.resynced();
    expect(test.proxy.connections).toBe(2);
    await vi.waitFor(() => expect([test.sent(/ IDLE$/), test.sent(/ NOTIFY /)]).toEqual([1, 1]));
    for (const stop of streams) stop();
    await vi.waitFor(() => expect(test.proxy.connections).toBe(1));
  });

  it('gives its connection up when the server has no room for the one that a click needs', async () => {
    test = await TestWatch.start('full');
    test.watch();
    await test.resynced();
    await withLease(test.access, {}, (lease) => Promise.resolve(lease.lane.close()));
    const limit = {
      side: 'client',
      line: /^(\S+) AUTHENTICATE.*/,
      action: 'answer',
      text: '$1 NO [LIMIT] One',
    } as const;
    test.heard.length = 0;
    test.proxy.setRules([{ ...limit, times: 1 }]);
    expect((await imap.listMessages(test.access, test.inbox, window)).total).toBe(0);
    test.proxy.setRules([limit]);
    await test.resynced();
    expect(test.proxy.connections).toBe(1);
    await test.budi.deliver({ subject: 'One' });
    await test.counted('INBOX', { messages: 1 });
    expect(test.refused).toEqual([]);
  });

  it('a folder renamed by another program showed only on the next page, once the server had stopped to tell of names', async () => {
    const silent = {
      side: 'server',
      line: /^\* LIST \((?:\\Subscribed|\\NonExistent)?\) .*/,
      action: 'replace',
      text: '* OK',
    } as const;
    test = await TestWatch.start('full', [silent]); // as Dovecot 2.3 is, for good, when its index of names was damaged
    test.watch();
    await test.resynced();
    await imap.createMailbox(test.access, 'Kerja');
    const asked = test.sent(/ LIST /);
    await vi.waitFor(() => expect(test.sent(/ LIST /)).toBeGreaterThan(asked), { timeout: 8000 });
    test.heard.length = 0;
    const other = await test.budi.imap();
    await other.command('RENAME Kerja Proyek');
    await test.found(({ type }) => type === 'mailboxes');
    await other.command('DELETE Proyek');
    test.heard.length = 0;
    await test.found(({ type }) => type === 'mailboxes');
    await other.logout();
  });

  it('asks for counts where NOTIFY is refused', async () => {
    test = await TestWatch.start('full', [
      { side: 'client', line: /^(\S+) NOTIFY.*/, action: 'answer', text: '$1 NO [NOTIFICATIONOVERFLOW] Too much' },
    ]);
    test.watch();
    await test.resynced();
    await test.budi.append('Archive', { subject: 'Elsewhere' });
    await test.counted('Archive', { messages: 1, unseen: 1 });
    expect(test.sent(/ NOTIFY /)).toBe(1);
  });

  it('asks now and then where IDLE is advertised and refused', async () => {
    test = await TestWatch.start('full', [
      { side: 'client', line: /^(\S+) IDLE$/, action: 'answer', text: '$1 NO Not today' },
    ]);
    test.watch();
    await vi.waitFor(() => expect(test.heard.filter(({ type }) => type === 'resync')).toHaveLength(2), 5000);
    await test.budi.deliver({ subject: 'One' });
    await test.counted('INBOX', { messages: 1 });
    expect(test.sent(/ IDLE$/)).toBeLessThan(10);
  });
});
