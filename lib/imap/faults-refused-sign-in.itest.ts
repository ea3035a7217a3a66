import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FaultProxy, TestUser } from '#e2e/mailserver/index.ts';
import { TIMES } from '../config.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import { withLease } from './engine.ts';
import * as imap from './index.ts';
import { pointAt } from './test-access.ts';
import { sourceOf, TestFaults, WINDOW } from './test-faults.ts';

let test: TestFaults;
let proxy: FaultProxy;
let budi: TestUser;
let access: AccountAccess;

const start = async (profile?: 'full' | 'courier' | 'minimal'): Promise<void> => {
  test = await TestFaults.start(profile);
  ({ proxy, budi, access } = test);
};
const inbox = () => ({ account: access.account, path: 'INBOX' });

afterEach(async () => {
  await test.stop();
});

describe('a server that does not let us in', () => {
  beforeEach(() => start());
  const login = (password = budi.password) =>
    imap.verifyLogin({ user: budi.login, password, clientAddress: '192.0.2.7' });

  it('fault 3: down at sign-in is not a wrong password', async () => {
    await login();
    await proxy.down();
    await expect(login()).rejects.toMatchObject({ code: 'imap.unreachable' });
    await proxy.up();
    await expect(login('wrong')).rejects.toMatchObject({ code: 'auth.rejected' });
    await expect(login('')).rejects.toMatchObject({ code: 'auth.rejected' });
    await expect(login('a\0b')).rejects.toMatchObject({ code: 'auth.rejected' });
    await expect(login(`x\r\nA LOGOUT`)).rejects.toMatchObject({ code: 'auth.rejected' });
    await login();
  });

  it('fault 4: down in mid-session: said so, and all is well when it is back', async () => {
    await test.list();
    await proxy.down();
    await expect(test.list()).rejects.toMatchObject({ code: 'imap.unreachable' });
    await proxy.up();
    expect((await test.list()).total).toBe(0);
  });

  it('fault 5: silent instead of answering: the wait has an end, and the next click gets a new connection', async () => {
    await test.list();
    proxy.setRules([{ side: 'server', line: /NOOP/, action: 'stall', times: 1 }]);
    const look = withLease(access, { deadline: 200 }, (lease) => lease.look('INBOX'));
    await expect(look).rejects.toMatchObject({ code: 'imap.timeout' });
    expect((await test.list()).total).toBe(0);
  });

  it('fault 19: too many connections is "busy", never "wrong password"', async () => {
    proxy.setRules([
      {
        side: 'client',
        line: /^(\S+) AUTHENTICATE PLAIN.*/,
        action: 'answer',
        text: '$1 NO [LIMIT] Maximum number of connections from user+IP exceeded',
      },
    ]);
    await expect(login()).rejects.toMatchObject({
      code: 'imap.busy',
      detail: expect.stringContaining('Maximum number') as string,
    });
    await expect(test.list()).rejects.toMatchObject({ code: 'imap.busy' });
    proxy.setRules([
      { side: 'server', line: /^\* OK/, action: 'replace', text: '* BYE Too many connections from your address' },
    ]);
    await expect(login()).rejects.toMatchObject({ code: 'imap.busy' });
  });

  it('fault 19: with one connection allowed, everything goes over that one', async () => {
    const uid = await budi.append('INBOX', { subject: 'One', text: 'Hello' });
    await budi.append('Archive', { subject: 'Other' });
    const { uidValidity } = await test.list();
    proxy.setRules([
      { side: 'client', line: /^(\S+) AUTHENTICATE PLAIN.*/, action: 'answer', text: '$1 NO [LIMIT] Only one' },
    ]);
    const { stream } = await imap.streamPart(access, { mailbox: inbox(), uidValidity, uid }, '');
    const reading = new Response(stream).arrayBuffer();
    expect((await test.list('Archive')).rows[0]?.envelope.subject).toBe('Other');
    expect(Buffer.from(await reading).equals(await budi.raw('INBOX', uid))).toBe(true);
    const big = Buffer.from(`Subject: big\r\n\r\n${'x'.repeat(1_200_000)}\r\n`);
    await imap.appendMessage(access, 'Sent', sourceOf(big));
    expect(await budi.count('Sent')).toBe(1);
    expect(proxy.connections).toBe(1);
  });

  it('fault 20: a temporary refusal is not a wrong password either', async () => {
    proxy.setRules([
      {
        side: 'client',
        line: /^(\S+) AUTHENTICATE PLAIN.*/,
        action: 'answer',
        text: '$1 NO [UNAVAILABLE] Temporary authentication failure',
      },
    ]);
    await expect(login()).rejects.toMatchObject({ code: 'imap.busy' });
  });

  it('fault 22: a password that was changed shows as such in mid-session', async () => {
    await test.list();
    proxy.setRules([
      { side: 'client', line: /^(\S+) NOOP/, action: 'answer', text: '$1 NO [AUTHENTICATIONFAILED] Password changed' },
    ]);
    await expect(test.list()).rejects.toMatchObject({ code: 'auth.rejected', detail: 'Password changed' });
  });

  it('tells the server who asks (decision 7), before signing in', async () => {
    await login();
    const lines = proxy.clientLines;
    const id = lines.findIndex((line) => line.includes('ID ("name" "Tupai" "x-originating-ip" "192.0.2.7")'));
    expect(id).toBeGreaterThanOrEqual(0);
    expect(id).toBeLessThan(lines.findIndex((line) => line.includes('AUTHENTICATE')));
    pointAt(proxy, { TUPAI_PASS_CLIENT_ADDRESS: 'no' });
    await login();
    expect(proxy.clientLines.filter((line) => line.includes('192.0.2.7'))).toHaveLength(2); // ID goes out twice in one sign-in
    delete process.env['TUPAI_PASS_CLIENT_ADDRESS'];
  });
});

describe('sessions and connections', () => {
  beforeEach(() => start());

  it('closes the connections with the last session, not before', async () => {
    imap.attachSession(access.account, 'phone');
    imap.attachSession(access.account, 'desk');
    await test.list();
    await imap.detachSession(access.account, 'phone');
    expect(proxy.connections).toBe(1);
    const before = performance.now();
    await imap.detachSession(access.account, 'desk');
    expect(performance.now() - before).toBeLessThan(1000);
    await expect.poll(() => proxy.connections).toBe(0);
  });

  it('closes them within a second even when a task hangs', async () => {
    imap.attachSession(access.account, 'desk');
    await test.list();
    proxy.setRules([{ side: 'server', line: /NOOP/, action: 'stall' }]);
    const hanging = test.list().catch((error: unknown) => error);
    const before = performance.now();
    await imap.detachSession(access.account, 'desk');
    expect(performance.now() - before).toBeLessThan(1000);
    expect(await hanging).toMatchObject({ code: 'imap.unreachable' });
  });

  it('closes a connection that no session holds when nobody used it for a while', async () => {
    await test.list();
    expect(proxy.connections).toBe(1);
    await expect.poll(() => proxy.connections, { timeout: 5 * TIMES.imapBulkWarm }).toBe(0);
    expect((await test.list()).total).toBe(0);
  });

  it('signs in once for all requests, and anew for each check of a password', async () => {
    imap.attachSession(access.account, 'desk');
    await Promise.all([test.list(), test.list('Archive'), imap.listMailboxes(access), test.list()]);
    expect(test.sent(/AUTHENTICATE/)).toBe(1);
    await imap.verifyLogin({ user: budi.login, password: budi.password, clientAddress: '' });
    expect(test.sent(/AUTHENTICATE/)).toBe(2);
  });

  it('does not try a refused password again for those who were waiting', async () => {
    const wrong = { ...access, lendPassword: <T>(lend: (password: string) => Promise<T>) => lend('wrong') };
    const tries = Array.from({ length: 5 }, () => imap.listMessages(wrong, inbox(), WINDOW));
    const codes = (await Promise.allSettled(tries)).map(
      (one) => one.status === 'rejected' && (one.reason as { code: string }).code,
    );
    expect(codes).toEqual(Array.from({ length: 5 }, () => 'auth.rejected'));
    expect(test.sent(/AUTHENTICATE/)).toBe(1);
  });

  it('drops a cancelled request that still waits, and serves the others', async () => {
    const controller = new AbortController();
    const slow = withLease(access, {}, async (lease) => {
      await lease.look('INBOX');
      controller.abort(new Error('left'));
    });
    const cancelled = imap.listMessages(access, inbox(), WINDOW, controller.signal).catch((error: unknown) => error);
    const other = test.list();
    await slow;
    expect(await cancelled).toMatchObject({ message: 'left' });
    expect((await other).total).toBe(0);
  });
});
