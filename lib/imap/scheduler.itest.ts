import { afterEach, expect, it, vi } from 'vitest';
import { currentMailserver, startFaultProxy, type FaultProxy, type TestUser } from '#e2e/mailserver/index.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import { withLease, type WithLeaseOptions } from './engine.ts';
import * as imap from './index.ts';
import { accessOf, pointAt } from './test-access.ts';

const mailserver = currentMailserver();
let proxy: FaultProxy;
let access: AccountAccess;

const start = async (settings: Readonly<Record<string, string>> = {}): Promise<TestUser> => {
  proxy = await startFaultProxy(mailserver.imap.full);
  pointAt(proxy, settings);
  const budi = await mailserver.user();
  access = accessOf(budi);
  return budi;
};
afterEach(async () => {
  await imap.closeAll();
  await proxy.stop();
});

const open = (path: string, options: WithLeaseOptions = {}): Promise<unknown> =>
  withLease(access, { mailbox: path, ...options }, (lease) => lease.select(path));

it('lets clicks go before what may be wanted next, and that before work in the background', async () => {
  await start();
  await open('INBOX');
  const done: string[] = [];
  const works = ['background', 'prefetch', 'interactive', 'background', 'interactive'] as const;
  const first = open('Drafts');
  await Promise.all([first, ...works.map((work) => open('INBOX', { work }).then(() => done.push(work)))]);
  expect(done).toEqual(['interactive', 'interactive', 'prefetch', 'background', 'background']);
});

it('never opens more connections than the settings allow, whatever is asked at once', async () => {
  for (const most of [1, 2, 3, 5]) {
    await start({ TUPAI_IMAP_CONNECTIONS: String(most) });
    const unwatch = imap.watchMailboxes(access, () => undefined);
    let seen = 0;
    const look = setInterval(() => (seen = Math.max(seen, proxy.connections)), 1);
    const paths = ['INBOX', 'Sent', 'Archive', 'Junk', 'Trash'];
    for (let round = 0; round < 5; round += 1)
      await Promise.all(paths.flatMap((path) => [open(path), open(path, { bulk: true })]));
    await vi.waitFor(() => expect(proxy.clientLines.some((line) => line.endsWith(' IDLE'))).toBe(true));
    clearInterval(look);
    expect(seen).toBeLessThanOrEqual(most);
    unwatch();
    await imap.closeAll();
    await proxy.stop();
  }
});

it('ends a search that nobody waits for any more by closing its connection, and clicks do not notice', async () => {
  await start();
  await open('INBOX');
  const given = new AbortController();
  proxy.setRules([{ side: 'client', line: / SEARCH BODY/, action: 'stall' }]);
  const search = withLease(access, { bulk: true, signal: given.signal }, async (lease) => {
    await lease.select('Archive');
    return lease.ask({ name: 'UID SEARCH BODY x' });
  });
  search.catch(() => undefined);
  await vi.waitFor(() => expect(proxy.clientLines.some((line) => line.includes('SEARCH BODY'))).toBe(true));
  expect(proxy.connections).toBe(2);
  given.abort();
  await expect(search).rejects.toMatchObject({ name: 'AbortError' });
  await vi.waitFor(() => expect(proxy.connections).toBe(1));
  await open('Sent');
  expect(proxy.clientLines.filter((line) => /AUTHENTICATE|LOGIN/.test(line))).toHaveLength(2);
});

it('leaves a change alone that nobody waits for any more', async () => {
  const budi = await start();
  const uid = await budi.append('INBOX', { subject: 'One' });
  const { uidValidity } = await imap.listMessages(
    access,
    { account: access.account, path: 'INBOX' },
    { order: 'arrival', descending: true, filter: 'all', search: null, offset: 0, limit: 1 },
  );
  const given = new AbortController();
  proxy.setRules([{ side: 'server', line: /FETCH/, action: 'delay', ms: 200 }]);
  const set = { mailbox: { account: access.account, path: 'INBOX' }, uidValidity, uids: [uid] };
  const change = imap.setFlags(access, set, { add: ['\\Flagged'], remove: [] }, given.signal);
  await vi.waitFor(() => expect(proxy.clientLines.some((line) => line.includes('STORE'))).toBe(true));
  given.abort();
  await change;
  expect(await budi.flags('INBOX', uid)).toContain('\\Flagged');
});
