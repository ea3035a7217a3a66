import { Readable } from 'node:stream';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { currentMailserver, startFaultProxy, type FaultProxy, type TestUser } from '#e2e/mailserver/index.ts';
import { AppError } from '../errors.ts';
import { publish, subscribe, type MailEvent } from '../events/index.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import { withLease } from './engine.ts';
import * as imap from './index.ts';
import { accessOf, pointAt } from './test-access.ts';

const mailserver = currentMailserver();
const window = { order: 'arrival', descending: true, filter: 'all', search: null, offset: 0, limit: 50 } as const;
type Profile = 'full' | 'courier' | 'minimal';

let proxy: FaultProxy;
let budi: TestUser;
let access: AccountAccess;
let heard: MailEvent[];
let refused: AppError[];
let stops: (() => void)[] = [];

const start = async (profile: Profile, rules: Parameters<FaultProxy['setRules']>[0] = []): Promise<void> => {
  proxy = await startFaultProxy(mailserver.imap[profile], rules);
  pointAt(proxy);
  budi = await mailserver.user();
  access = accessOf(budi);
  heard = [];
  refused = [];
  imap.attachSession(access.account, 'session');
};
const watch = (who = access): (() => void) => {
  const { close } = subscribe(
    access.account,
    { session: 'session', since: '' },
    { receive: (event) => void heard.push(event), end: () => undefined },
  );
  const unwatch = imap.watchMailboxes(who, (error) => void refused.push(error));
  const stop = (): void => {
    close();
    unwatch();
  };
  stops.push(stop);
  return stop;
};
const found = async (test: (event: MailEvent) => boolean) => {
  await vi.waitFor(() => expect(heard.map(test)).toContain(true), { timeout: 8000, interval: 10 });
  return heard.find(test);
};
const resynced = (): Promise<unknown> => found(({ type }) => type === 'resync');
const counted = (mailbox: string, counts: { messages?: number; unseen?: number }) =>
  found(
    (event) =>
      'mailbox' in event &&
      event.mailbox === mailbox &&
      Object.entries(counts).every(([name, value]) => event.counts?.[name as 'messages'] === value),
  );
const sent = (command: RegExp): number => proxy.clientLines.filter((line) => command.test(line)).length;
const inbox = () => ({ account: access.account, path: 'INBOX' });

afterEach(async () => {
  for (const stop of stops) stop();
  stops = [];
  await imap.detachSession(access.account, 'session');
  await imap.closeAll();
  await proxy.stop();
});

describe.each(['full', 'courier', 'minimal'] as const)('on a server of the kind %s', (profile) => {
  /** Old servers have their folders below INBOX. */
  const path = (name: string): string => (profile === 'courier' ? `INBOX.${name}` : name);

  it('tells new mail, flags and removals of another client, in INBOX and elsewhere', async () => {
    await start(profile);
    await budi.append('INBOX', { subject: 'One' });
    watch();
    await resynced();
    await budi.deliver({ subject: 'Two' });
    await counted('INBOX', { messages: 2, unseen: 2 });
    await budi.append('Archive', { subject: 'Elsewhere' });
    await counted(path('Archive'), { messages: 1, unseen: 1 });

    const other = await budi.imap();
    await other.command('SELECT INBOX');
    await other.command('STORE 1 +FLAGS (\\Seen)');
    await counted('INBOX', { messages: 2, unseen: 1 });
    await other.command('STORE 1 +FLAGS (\\Deleted)');
    await other.command('EXPUNGE');
    await counted('INBOX', { messages: 1, unseen: 1 });
    await other.logout();
    expect(refused).toEqual([]);
  });

  it('tells what we change ourselves at once, with the name of the change', async () => {
    await start(profile);
    const uid = await budi.append('INBOX', { subject: 'One' });
    watch();
    await resynced();
    const { uidValidity } = await imap.listMessages(access, inbox(), window);
    const set = { mailbox: inbox(), uidValidity, uids: [uid] };
    await imap.setFlags({ ...access, operation: 'op-1' }, set, { add: ['\\Seen'], remove: ['\\Flagged'] });
    const own = heard.filter((event) => event.type === 'patch' && event.operation === 'op-1');
    expect(own).toEqual([
      expect.objectContaining({ mailbox: 'INBOX', change: 'flags', uids: [uid], add: ['\\Seen'], uidValidity }),
      expect.objectContaining({ mailbox: 'INBOX', change: 'flags', uids: [uid], remove: ['\\Flagged'] }),
    ]);
    await counted('INBOX', { messages: 1, unseen: 0 });
    await imap.moveMessages(access, set, path('Archive'));
    await counted('INBOX', { messages: 0 });
    await counted(path('Archive'), { messages: 1 });
    const bytes = Buffer.from('Subject: x\r\n\r\nHi\r\n');
    await imap.appendMessage(access, path('Sent'), {
      size: bytes.length,
      open: () => Readable.from([bytes]),
      flags: [],
    });
    await counted(path('Sent'), { messages: 1, unseen: 1 });
    await imap.createMailbox(access, path('Baru'));
    await found(({ type }) => type === 'mailboxes');
  });

  it('works where the server allows one connection only', async () => {
    await start(profile);
    await imap.listMessages(access, inbox(), window);
    proxy.setRules([
      { side: 'client', line: /^(\S+) (?:AUTHENTICATE|LOGIN).*/, action: 'answer', text: '$1 NO [LIMIT] Only one' },
    ]);
    watch();
    await resynced();
    await budi.deliver({ subject: 'Two' });
    await counted('INBOX', { messages: 1, unseen: 1 });
    expect((await imap.listMessages(access, inbox(), window)).total).toBe(1);
    expect(proxy.connections).toBeLessThanOrEqual(2); // the one, and at times one that is being refused
    expect(refused).toEqual([]);
  });
});

describe('on a server that pushes', () => {
  it('names the messages that came, changed and went in INBOX', async () => {
    await start('full');
    const first = await budi.append('INBOX', { subject: 'One' });
    watch();
    await resynced();
    const { uidValidity } = await imap.listMessages(access, inbox(), window);
    const second = await budi.append('INBOX', { subject: 'Two' });
    const patch = { type: 'patch', mailbox: 'INBOX', uidValidity, operation: null };
    const change = (what: string) => found((event) => event.type === 'patch' && event.change === what);
    expect(await change('arrived')).toMatchObject({ ...patch, uids: [second], counts: { messages: 2, unseen: 2 } });
    const other = await budi.imap();
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
    await found(({ type }) => type === 'mailboxes');
    await other.logout();
  });

  it('opens one connection more for any number of streams, asks nothing while nothing happens, and closes it after the last', async () => {
    await start('full');
    const streams = Array.from({ length: 200 }, () => watch());
    await resynced();
    expect(proxy.connections).toBe(2);
    await vi.waitFor(() => expect([sent(/ IDLE$/), sent(/ NOTIFY /)]).toEqual([1, 1]));
    for (const stop of streams) stop();
    await vi.waitFor(() => expect(proxy.connections).toBe(1));
  });

  it('gives its connection up when the server has no room for the one that a click needs', async () => {
    await start('full');
    watch();
    await resynced();
    await withLease(access, {}, (lease) => Promise.resolve(lease.lane.close()));
    const limit = {
      side: 'client',
      line: /^(\S+) AUTHENTICATE.*/,
      action: 'answer',
      text: '$1 NO [LIMIT] One',
    } as const;
    proxy.setRules([{ ...limit, times: 1 }]);
    expect((await imap.listMessages(access, inbox(), window)).total).toBe(0);
    proxy.setRules([limit]);
    await vi.waitFor(() => expect(proxy.connections).toBe(1));
    await budi.deliver({ subject: 'One' });
    await counted('INBOX', { messages: 1 });
    expect(refused).toEqual([]);
  });

  it('asks for counts where NOTIFY is refused', async () => {
    await start('full', [
      { side: 'client', line: /^(\S+) NOTIFY.*/, action: 'answer', text: '$1 NO [NOTIFICATIONOVERFLOW] Too much' },
    ]);
    watch();
    await resynced();
    await budi.append('Archive', { subject: 'Elsewhere' });
    await counted('Archive', { messages: 1, unseen: 1 });
    expect(sent(/ NOTIFY /)).toBe(1);
  });

  it('asks now and then where IDLE is advertised and refused', async () => {
    await start('full', [{ side: 'client', line: /^(\S+) IDLE$/, action: 'answer', text: '$1 NO Not today' }]);
    watch();
    await vi.waitFor(() => expect(heard.filter(({ type }) => type === 'resync')).toHaveLength(2), 5000);
    await budi.deliver({ subject: 'One' });
    await counted('INBOX', { messages: 1 });
    expect(sent(/ IDLE$/)).toBeLessThan(10);
  });
});

describe('a connection that breaks while it listens', () => {
  it('2: is opened again, and says resync, because something may have happened meanwhile', async () => {
    await start('full');
    watch();
    await resynced();
    heard.length = 0;
    proxy.cutAll();
    await budi.deliver({ subject: 'Meanwhile' });
    await resynced();
    await budi.deliver({ subject: 'After' });
    await counted('INBOX', { messages: 2, unseen: 2 });
    expect(refused).toEqual([]);
  });

  it('2: by the restart of the server: tries with growing pauses until it is there again', async () => {
    await start('full');
    watch();
    await resynced();
    heard.length = 0;
    await proxy.down();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(heard).toEqual([]);
    await proxy.up();
    await resynced();
    await budi.deliver({ subject: 'After' });
    await counted('INBOX', { messages: 1 });
    expect(refused).toEqual([]);
  });

  it('22: because the password was changed: says so once, and asks the server no more', async () => {
    await start('full');
    watch();
    await resynced();
    const logins = (): number => sent(/ AUTHENTICATE /);
    const before = logins();
    proxy.setRules([
      {
        side: 'client',
        line: /^(\S+) AUTHENTICATE.*/,
        action: 'answer',
        text: '$1 NO [AUTHENTICATIONFAILED] Authentication failed.',
      },
    ]);
    proxy.cutAll();
    await vi.waitFor(() => expect(refused.map(({ code }) => code)).toEqual(['auth.rejected']));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(logins() - before).toBe(1);
  });

  it('goes on with the password of another session when that of the first has ended', async () => {
    await start('full');
    const state = { ended: false };
    watch({
      ...access,
      lendPassword: (lend) => (state.ended ? Promise.reject(new AppError('auth.required')) : access.lendPassword(lend)),
    });
    watch();
    await resynced();
    heard.length = 0;
    state.ended = true;
    proxy.cutAll();
    await resynced();
    expect(refused).toEqual([]);
  });
});

describe('the end of the last session', () => {
  it.each(['full', 'courier', 'minimal'] as const)('closes every connection within a second (%s)', async (profile) => {
    await start(profile);
    watch();
    await resynced();
    const began = performance.now();
    await imap.detachSession(access.account, 'session');
    await vi.waitFor(() => expect(proxy.connections).toBe(0), { interval: 5 });
    expect(performance.now() - began).toBeLessThan(1000);
    publish(access.account, { type: 'mailboxes' }); // nobody comes back for it
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(proxy.connections).toBe(0);
  });
});
