import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FaultProxy, TestUser } from '#e2e/mailserver/index.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import { withLease } from './engine.ts';
import * as imap from './index.ts';
import { sourceOf, TestFaults } from './test-faults.ts';

let test: TestFaults;
let proxy: FaultProxy;
let budi: TestUser;
let access: AccountAccess;

const start = async (profile?: 'full' | 'courier' | 'minimal'): Promise<void> => {
  test = await TestFaults.start(profile);
  ({ proxy, budi, access } = test);
};

afterEach(async () => {
  await test.stop();
});

describe('a connection that breaks', () => {
  beforeEach(() => start());

  it('fault 1: in the middle of a list: the list comes whole, over a new connection', async () => {
    for (const subject of ['One', 'Two']) await budi.append('INBOX', { subject });
    await test.list();
    proxy.setRules([{ side: 'server', line: /ENVELOPE/, action: 'cut', times: 1 }]);
    expect((await test.list()).rows.map((row) => row.envelope.subject)).toEqual(['Two', 'One']);
  });

  it('fault 1: again and again: says that the server cannot be reached, after one more try', async () => {
    await budi.append('INBOX', { subject: 'One' });
    proxy.setRules([{ side: 'server', line: /ENVELOPE/, action: 'cut' }]);
    await expect(test.list()).rejects.toMatchObject({ code: 'imap.unreachable' });
    expect(test.sent(/ FETCH /)).toBe(2);
  });

  it('fault 2: while nothing is asked: the next click works', async () => {
    await test.list();
    proxy.cutAll();
    expect((await test.list()).total).toBe(0);
  });

  it('fault 7: because the server talks nonsense: one more try', async () => {
    await test.list();
    proxy.setRules([{ side: 'server', line: /^\S+ OK NOOP/, action: 'replace', text: 'FF OK NOOP', times: 1 }]);
    await expect(withLease(access, { deadline: 300 }, (lease) => lease.look('INBOX'))).rejects.toMatchObject({
      code: 'imap.timeout',
    });
    expect((await test.list()).total).toBe(0);
  });

  it('fault 11: while messages are moved: the outcome is called unknown and nothing is sent twice', async () => {
    await budi.append('INBOX', { subject: 'One' });
    const messages = await test.messages();
    proxy.setRules([{ side: 'server', line: /COPYUID/, action: 'cut', times: 1 }]);
    await expect(imap.moveMessages(access, messages, 'Archive')).rejects.toMatchObject({
      code: 'imap.unknown_outcome',
    });
    expect(test.sent(/ UID MOVE /)).toBe(1);
    expect(await budi.count('Archive')).toBe(1);
  });

  it('fault 11: before a change was sent: the change is made, once', async () => {
    const uid = await budi.append('INBOX', { subject: 'One' });
    const messages = await test.messages();
    await test.list('Archive');
    proxy.cutAll();
    expect(await imap.setFlags(access, messages, { add: ['\\Seen'], remove: [] })).toMatchObject({ changed: 1 });
    expect(await budi.flags('INBOX', uid)).toContain('\\Seen');
  });

  it('fault 18: after a message was stored: the outcome is called unknown, and the message stands there once', async () => {
    await test.list();
    proxy.setRules([{ side: 'server', line: /APPENDUID/, action: 'cut', times: 1 }]);
    const append = imap.appendMessage(access, 'Sent', sourceOf(Buffer.from('Message-ID: <m@x>\r\n\r\nHi\r\n')));
    await expect(append).rejects.toMatchObject({ code: 'imap.unknown_outcome' });
    expect(test.sent(/ APPEND /)).toBe(1);
    expect(await imap.searchMessageId(access, 'Sent', '<m@x>')).toHaveLength(1);
  });

  it('fault 18: before a message had left whole: it is not stored, and it is not sent again', async () => {
    await test.list();
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
    expect([opened, test.sent(/ APPEND /)]).toEqual([1, 1]);
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
    expect((await test.list()).total).toBe(0);
  });
});
