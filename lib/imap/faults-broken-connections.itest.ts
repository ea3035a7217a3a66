import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currentMailserver, startFaultProxy, type FaultProxy, type TestUser } from '#e2e/mailserver/index.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import { withLease } from './engine.ts';
import * as imap from './index.ts';
import { accessOf, pointAt } from './test-access.ts';

const mailserver = currentMailserver();
const window = { order: 'arrival', descending: true, filter: 'all', search: null, offset: 0, limit: 50 } as const;

let proxy: FaultProxy;
let budi: TestUser;
let access: AccountAccess;

const start = async (profile: 'full' | 'courier' | 'minimal' = 'full'): Promise<void> => {
  proxy = await startFaultProxy(mailserver.imap[profile]);
  pointAt(proxy);
  budi = await mailserver.user();
  access = accessOf(budi);
};
const list = (path = 'INBOX') => imap.listMessages(access, { account: access.account, path }, window);
const messagesOf = async (path = 'INBOX') => {
  const { uidValidity, rows } = await list(path);
  return { mailbox: { account: access.account, path }, uidValidity, uids: rows.map((row) => row.uid) };
};
/** Commands of that name that reached the proxy. */
const sent = (command: RegExp): number => proxy.clientLines.filter((line) => command.test(line)).length;
const source = (bytes: Buffer) => ({ size: bytes.length, open: () => Readable.from([bytes]), flags: [] });

afterEach(async () => {
  await imap.closeAll();
  await proxy.stop();
});

describe('a connection that breaks', () => {
  beforeEach(() => start());

  it('fault 1: in the middle of a list: the list comes whole, over a new connection', async () => {
    for (const subject of ['One', 'Two']) await budi.append('INBOX', { subject });
    await list();
    proxy.setRules([{ side: 'server', line: /ENVELOPE/, action: 'cut', times: 1 }]);
    expect((await list()).rows.map((row) => row.envelope.subject)).toEqual(['Two', 'One']);
  });

  it('fault 1: again and again: says that the server cannot be reached, after one more try', async () => {
    await budi.append('INBOX', { subject: 'One' });
    proxy.setRules([{ side: 'server', line: /ENVELOPE/, action: 'cut' }]);
    await expect(list()).rejects.toMatchObject({ code: 'imap.unreachable' });
    expect(sent(/ FETCH /)).toBe(2);
  });

  it('fault 2: while nothing is asked: the next click works', async () => {
    await list();
    proxy.cutAll();
    expect((await list()).total).toBe(0);
  });

  it('fault 7: because the server talks nonsense: one more try', async () => {
    await list();
    proxy.setRules([{ side: 'server', line: /^\S+ OK NOOP/, action: 'replace', text: 'FF OK NOOP', times: 1 }]);
    await expect(withLease(access, { deadline: 300 }, (lease) => lease.look('INBOX'))).rejects.toMatchObject({
      code: 'imap.timeout',
    });
    expect((await list()).total).toBe(0);
  });

  it('fault 11: while messages are moved: the outcome is called unknown and nothing is sent twice', async () => {
    await budi.append('INBOX', { subject: 'One' });
    const messages = await messagesOf();
    proxy.setRules([{ side: 'server', line: /COPYUID/, action: 'cut', times: 1 }]);
    await expect(imap.moveMessages(access, messages, 'Archive')).rejects.toMatchObject({
      code: 'imap.unknown_outcome',
    });
    expect(sent(/ UID MOVE /)).toBe(1);
    expect(await budi.count('Archive')).toBe(1);
  });

  it('fault 11: before a change was sent: the change is made, once', async () => {
    const uid = await budi.append('INBOX', { subject: 'One' });
    const messages = await messagesOf();
    await list('Archive');
    proxy.cutAll();
    expect(await imap.setFlags(access, messages, { add: ['\\Seen'], remove: [] })).toMatchObject({ changed: 1 });
    expect(await budi.flags('INBOX', uid)).toContain('\\Seen');
  });

  it('fault 18: after a message was stored: the outcome is called unknown, and the message stands there once', async () => {
    await list();
    proxy.setRules([{ side: 'server', line: /APPENDUID/, action: 'cut', times: 1 }]);
    const append = imap.appendMessage(access, 'Sent', source(Buffer.from('Message-ID: <m@x>\r\n\r\nHi\r\n')));
    await expect(append).rejects.toMatchObject({ code: 'imap.unknown_outcome' });
    expect(sent(/ APPEND /)).toBe(1);
    expect(await imap.searchMessageId(access, 'Sent', '<m@x>')).toHaveLength(1);
  });

  it('fault 18: before a message had left whole: it is not stored, and it is not sent again', async () => {
    await list();
    let opened = 0;
    const bytes = Buffer.from(`Subject: x\r\n\r\n${'a line\r\n'.repeat(20_000)}`);
    const before = bytes.length / 2;
    proxy.setRules([{ side: 'client', afterBytes: before, action: 'cut' }]);
    const open = () => {
      opened += 1;
      return Readable.from([bytes.subarray(0, 1000), bytes.subarray(1000)]);
    };
    const append = imap.appendMessage(access, 'Sent', { size: bytes.length, open, flags: [] });
    await expect(append).rejects.toMatchObject({
      code: expect.stringMatching(/^imap\.(?:unreachable|unknown_outcome)$/) as string,
    });
    expect([opened, sent(/ APPEND /)]).toEqual([1, 1]);
    expect(await budi.count('Sent')).toBe(0);
  });

  it('a message whose source fails or is shorter than announced is not stored', async () => {
    const failing = (): Readable =>
      Readable.from(
        (async function* () {
          yield Buffer.from('Sub');
          await Promise.resolve();
          throw new Error('disk');
        })(),
      );
    await expect(imap.appendMessage(access, 'Sent', { size: 100, open: failing, flags: [] })).rejects.toThrow('disk');
    const short = { size: 100, open: () => Readable.from(['short']), flags: [] };
    await expect(imap.appendMessage(access, 'Sent', short)).rejects.toMatchObject({ code: 'internal' });
    expect(await budi.count('Sent')).toBe(0);
    expect((await list()).total).toBe(0);
  });
});
