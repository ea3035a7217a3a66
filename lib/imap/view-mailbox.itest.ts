import { afterEach, describe, expect, it, vi } from 'vitest';
import * as imap from './index.ts';
import { TestWatch } from './test-watch.ts';

const window = { order: 'arrival', descending: true, filter: 'all', search: null, offset: 0, limit: 50 } as const;
let test: TestWatch;
afterEach(() => test.stop());

describe('the mailbox that somebody looks at', () => {
  /** Flags it as another program would; no counts change by that, so that nobody who only counts can know. */
  const flagElsewhere = async (path: string): Promise<void> => {
    const phone = await test.budi.imap();
    await phone.command(`SELECT ${path}`);
    await phone.command('STORE 1 +FLAGS (\\Flagged)');
    await phone.logout();
  };
  const told = (mailbox: string) => test.found((event) => event.type === 'stale' && event.mailbox === mailbox);

  it('is listened to over the first connection where the server pushes one mailbox a connection', async () => {
    test = await TestWatch.start('courier');
    await test.budi.append('Archive', { subject: 'One' });
    test.watch();
    await test.resynced();
    await imap.listMessages(test.access, { ...test.inbox, path: 'INBOX.Archive' }, window);
    await vi.waitFor(() => expect(test.sent(/ IDLE$/)).toBe(2));
    await flagElsewhere('Archive');
    await told('INBOX.Archive');
    expect(test.proxy.connections).toBe(2);
    await imap.listMessages(test.access, { ...test.inbox, path: 'INBOX.Archive' }, window);
    await vi.waitFor(() => expect(test.sent(/ IDLE$/)).toBeGreaterThan(3)); // again, after the click and the report
  });

  it('is listened to with one connection, too', async () => {
    test = await TestWatch.start('full', [], { TUPAI_IMAP_CONNECTIONS: '1' });
    await test.budi.append('INBOX', { subject: 'One' });
    test.watch();
    await test.resynced();
    await imap.listMessages(test.access, test.inbox, window);
    test.heard.length = 0;
    await vi.waitFor(() => expect(test.sent(/ IDLE$/)).toBeGreaterThan(0));
    await flagElsewhere('INBOX');
    await told('INBOX');
    expect(test.proxy.connections).toBe(1);
  });
});

describe('two tabs that show different folders', () => {
  /** Flags change no counts: only who is told of this very mailbox hears of it. */
  const flagged = async (name: string, path: string): Promise<unknown> => {
    const phone = await test.budi.imap();
    await phone.command(`SELECT ${name}`);
    await phone.command('STORE 1 +FLAGS (\\Answered)');
    await phone.command('STORE 1 -FLAGS (\\Answered)');
    await phone.command('STORE 1 +FLAGS (\\Flagged)');
    await phone.logout();
    return test.found(
      (event) =>
        (event.type === 'stale' || (event.type === 'patch' && event.change === 'flags')) && event.mailbox === path,
    );
  };

  /** Until the connection that cannot be told by NOTIFY is on this folder. */
  const rests = (path = ''): Promise<void> =>
    test.profile === 'full'
      ? Promise.resolve()
      : vi.waitFor(() =>
          expect(test.proxy.clientLines.findLast((line) => / SELECT /.test(line))).toMatch(new RegExp(`${path}"?$`)),
        );

  it.each(['full', 'courier', 'minimal'] as const)(
    'hear of both when one shows INBOX, and of the one seen last wherever the last click went, on a server like %s',
    async (profile) => {
      const path = (name: string): string => (profile === 'courier' ? `INBOX.${name}` : name);
      test = await TestWatch.start(profile);
      for (const name of ['INBOX', 'Archive', 'Sent', 'Trash']) await test.budi.append(name, { subject: 'One' });
      test.watch();
      await test.resynced();
      imap.viewMailbox(test.access, 'left', path('Archive'));
      imap.viewMailbox(test.access, 'right', 'INBOX');
      await imap.listMessages(test.access, { ...test.inbox, path: path('Sent') }, window); // a click that nobody looks at
      // One connection that cannot be pushed has to choose, and takes the one seen last; else that one is pushed anyway.
      const heard = profile === 'minimal' ? ['INBOX'] : ['Archive', 'INBOX'];
      const open = (name: string): string => (name === 'INBOX' ? name : path(name));
      await rests(open(heard[0] ?? ''));
      for (const name of heard) expect(await flagged(name, open(name))).toBeDefined();
      test.heard.length = 0;
      imap.viewMailbox(test.access, 'right', path('Trash'));
      await rests(path('Trash'));
      expect(await flagged('Trash', path('Trash'))).toBeDefined();
      test.heard.length = 0;
      imap.viewMailbox(test.access, 'right', null);
      await rests(path('Archive'));
      expect(await flagged('Archive', path('Archive'))).toBeDefined();
    },
  );

  it('a folder that is gone is not asked for again and again', async () => {
    test = await TestWatch.start('courier');
    test.watch();
    await test.resynced();
    imap.viewMailbox(test.access, 'tab', 'INBOX.Nowhere');
    await vi.waitFor(() => expect(test.sent(/ SELECT "?INBOX.Nowhere/)).toBe(1));
    for (let click = 0; click < 3; click += 1) {
      await imap.listMessages(test.access, { ...test.inbox, path: 'INBOX.Archive' }, window);
      const idles = test.sent(/ IDLE$/);
      await vi.waitFor(() => expect(test.sent(/ IDLE$/)).toBeGreaterThan(idles));
    }
    expect(test.sent(/ SELECT "?INBOX.Nowhere/)).toBe(1);
  });
});
