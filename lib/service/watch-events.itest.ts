import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { currentMailserver, startFaultProxy, type FaultProxy, type TestUser } from '#e2e/mailserver/index.ts';
import type { ServerEvent } from '#lib/contract/index.ts';
import type { Session } from '#lib/session/index.ts';
import { endSessions } from './end-sessions.ts';
import { listMessages } from './list-messages.ts';
import { setFlags } from './set-flags.ts';
import { signOut } from './sign-out.ts';
import { openTestHouse, type TestHouse } from './test-house.ts';
import { eventCursor, watchEvents } from './watch-events.ts';

const mailserver = currentMailserver();
const home = new URL('http://localhost:3000');

let house: TestHouse;
let proxy: FaultProxy;
let budi: TestUser;

beforeEach(async () => {
  proxy = await startFaultProxy(mailserver.imap.full);
  house = await openTestHouse({ imap: proxy, smtp: mailserver.smtp });
  budi = await mailserver.user();
});
afterEach(async () => {
  await house.close();
  await proxy.stop();
});

function listen(session: Session, cursor = '') {
  const heard: ServerEvent[] = [];
  const cursors: string[] = [];
  const ends: boolean[] = [];
  const stop = watchEvents(
    session,
    { cursor },
    {
      send: (event, at) => {
        heard.push(event);
        cursors.push(at);
      },
      end: (signedOut) => void ends.push(signedOut),
    },
  );
  const hears = (part: Partial<ServerEvent>) =>
    vi.waitFor(() => expect(heard).toContainEqual(expect.objectContaining(part)), { timeout: 8000, interval: 10 });
  return { heard, cursors, ends, stop, hears };
}

it('tells every session of the account, by the key of the mailbox and the name of the change', async () => {
  await budi.append('INBOX', { subject: 'One' });
  const [one, two] = [await house.signIn(budi), await house.signIn(budi)];
  const [first, second] = [listen(one), listen(two)];
  await first.hears({ type: 'resync' });
  const { uidValidity, rows } = await listMessages(one, {
    mailbox: 'INBOX',
    order: 'arrival',
    direction: 'desc',
    filter: 'all',
    field: 'subject',
    q: '',
    offset: 0,
    limit: 50,
  });
  const change = { mailbox: 'INBOX', uidValidity, uid: rows.map(({ uid }) => uid), add: ['\\Seen'], remove: [] };
  await setFlags({ ...one, operation: 'op-7' }, change);
  for (const { hears } of [first, second]) await hears({ type: 'patch', change: 'flags', operation: 'op-7' });
  await budi.createMailbox('Kantor/Rapat');
  await budi.append('Kantor/Rapat', { subject: 'Two' });
  await second.hears({ type: 'stale', mailbox: 'Kantor~2fRapat' });
  expect([first.ends, second.ends]).toEqual([[], []]);
});

it('misses nothing between a page and its stream, and says resync when it cannot know', async () => {
  const session = await house.signIn(budi);
  const otherTab = listen(session);
  const first = listen(session);
  await first.hears({ type: 'resync' });
  const cursor = eventCursor(session);
  first.stop();
  await budi.deliver({ subject: 'In between' });
  await otherTab.hears({ type: 'patch', change: 'arrived' });
  const second = listen(session, cursor);
  expect(second.heard).toContainEqual(expect.objectContaining({ type: 'patch', change: 'arrived' }));
  expect(second.heard.map(({ type }) => type)).not.toContain('resync');
  expect(second.heard.at(-1)).toEqual({ type: 'ready' });
  expect(first.heard).not.toContainEqual(expect.objectContaining({ change: 'arrived' }));
  const stranger = listen(session, 'elsewhere.7');
  expect(stranger.heard.map(({ type }) => type)).toEqual(['resync', 'ready']);
});

it('ends with its session within a second, and the others of the account go on', async () => {
  const [one, two] = [await house.signIn(budi), await house.signIn(budi)];
  const [first, second] = [listen(one), listen(two)];
  await second.hears({ type: 'resync' });
  await signOut(one, home);
  expect([first.ends, second.ends]).toEqual([[true], []]);
  await budi.deliver({ subject: 'Still' });
  await second.hears({ type: 'patch', change: 'arrived' });
  expect(first.heard).not.toContainEqual(expect.objectContaining({ change: 'arrived' }));
  const began = performance.now();
  await endSessions(two, { which: 'all' });
  expect(second.ends).toEqual([true]);
  await vi.waitFor(() => expect(proxy.connections).toBe(0), { interval: 5 });
  expect(performance.now() - began).toBeLessThan(1000);
});

it('fault 22: a password that was changed while the stream is open ends every session, without a second try', async () => {
  const [one, two] = [await house.signIn(budi), await house.signIn(budi)];
  const [first, second] = [listen(one), listen(two)];
  await first.hears({ type: 'resync' });
  const before = proxy.clientLines.filter((line) => line.includes('AUTHENTICATE')).length;
  await mailserver.user({ name: budi.name, password: 'kata sandi baru' });
  await delay(1100); // Dovecot reads its file of passwords anew when the time of the file differs by a second
  proxy.cutAll();
  await vi.waitFor(() => expect([first.ends, second.ends]).toEqual([[true], [true]]), { timeout: 5000 });
  expect(proxy.clientLines.filter((line) => line.includes('AUTHENTICATE'))).toHaveLength(before + 1);
  await expect(one.lendPassword(() => Promise.resolve())).rejects.toMatchObject({ code: 'auth.required' });
});

it('costs little: 200 idle streams stay under 20 MB', async () => {
  const session = await house.signIn(budi);
  await listen(session).hears({ type: 'resync' });
  const before = process.memoryUsage().rss;
  const streams = Array.from({ length: 200 }, (_, nth) => listen({ ...session, id: `browser-${String(nth)}` }));
  await budi.deliver({ subject: 'For all' });
  for (const { hears } of streams) await hears({ type: 'patch', change: 'arrived' });
  expect(process.memoryUsage().rss - before).toBeLessThan(20 * 1024 * 1024);
  expect(proxy.connections).toBeLessThanOrEqual(3);
});
