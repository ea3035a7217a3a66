import { afterEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../errors.ts';
import { publish } from '../events/index.ts';
import * as imap from './index.ts';
import { TestWatch } from './test-watch.ts';

let test: TestWatch;
afterEach(() => test.stop());

describe('a connection that breaks while it listens', () => {
  it('fault 2: is opened again, and says resync, because something may have happened meanwhile', async () => {
    test = await TestWatch.start('full');
    test.watch();
    await test.resynced();
    test.heard.length = 0;
    test.proxy.cutAll();
    await test.budi.deliver({ subject: 'Meanwhile' });
    await test.resynced();
    await test.budi.deliver({ subject: 'After' });
    await test.counted('INBOX', { messages: 2, unseen: 2 });
    expect(test.refused).toEqual([]);
  });

  it('fault 2: by the restart of the server: tries with growing pauses until it is there again', async () => {
    test = await TestWatch.start('full');
    test.watch();
    await test.resynced();
    test.heard.length = 0;
    await test.proxy.down();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(test.heard.filter(({ type }) => type === 'resync')).toEqual([]); // news from before it went may still come
    await test.proxy.up();
    await test.resynced();
    await test.budi.deliver({ subject: 'After' });
    await test.counted('INBOX', { messages: 1 });
    expect(test.refused).toEqual([]);
  });

  it('fault 22: because the password was changed: says so once, and asks the server no more', async () => {
    test = await TestWatch.start('full');
    test.watch();
    await test.resynced();
    const logins = (): number => test.sent(/ AUTHENTICATE /);
    const before = logins();
    test.proxy.setRules([
      {
        side: 'client',
        line: /^(\S+) AUTHENTICATE.*/,
        action: 'answer',
        text: '$1 NO [AUTHENTICATIONFAILED] Authentication failed.',
      },
    ]);
    test.proxy.cutAll();
    await vi.waitFor(() => expect(test.refused.map(({ code }) => code)).toEqual(['auth.rejected']));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(logins() - before).toBe(1);
  });

  it('goes on with the password of another session when that of the first has ended', async () => {
    test = await TestWatch.start('full');
    const state = { ended: false };
    test.watch({
      ...test.access,
      lendPassword: (lend) =>
        state.ended ? Promise.reject(new AppError('auth.required')) : test.access.lendPassword(lend),
    });
    test.watch();
    await test.resynced();
    test.heard.length = 0;
    state.ended = true;
    test.proxy.cutAll();
    await test.resynced();
    expect(test.refused).toEqual([]);
  });
});

describe('the end of the last session', () => {
  it.each(['full', 'courier', 'minimal'] as const)('closes every connection within a second (%s)', async (profile) => {
    test = await TestWatch.start(profile);
    test.watch();
    await test.resynced();
    const began = performance.now();
    await imap.detachSession(test.access.account, 'session');
    await vi.waitFor(() => expect(test.proxy.connections).toBe(0), { interval: 5 });
    expect(performance.now() - began).toBeLessThan(1000);
    publish(test.access.account, { type: 'mailboxes' }); // nobody comes back for it
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(test.proxy.connections).toBe(0);
  });
});
