import { Readable } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import { currentMailserver, startFaultProxy } from '#e2e/mailserver/index.ts';
import * as imap from './index.ts';
import { accessOf, pointAt } from './test-access.ts';

const mailserver = currentMailserver();
const sourceOf = (subject: string, size = 0) => {
  const bytes = Buffer.from(`Subject: ${subject}\r\n\r\n${'x'.repeat(size)}\r\n`);
  return { size: bytes.length, open: () => Readable.from([bytes]), flags: ['\\Seen', '$Work'], bytes };
};

afterAll(() => imap.closeAll());

describe.each(['full', 'courier', 'minimal'] as const)('many messages for a server like "%s"', (profile) => {
  it('are stored in their order, octet for octet, with flags and dates', async () => {
    pointAt(mailserver.imap[profile]);
    const budi = await mailserver.user();
    const messages = ['one', 'two', 'three'].map((subject, at) => ({
      ...sourceOf(subject, at * 400_000),
      date: new Date(Date.UTC(2020, at, 1)),
    }));
    const commands: string[] = [];
    const stop = imap.traceCommands(({ text }) => commands.push(text));
    const stored = await imap.appendMessages(accessOf(budi), 'INBOX', messages);
    stop();
    expect(commands.filter((text) => text.startsWith('APPEND'))).toHaveLength(profile === 'full' ? 1 : 3);
    expect(await budi.subjects('INBOX')).toEqual(['one', 'two', 'three']);
    const uids = await budi.uids('INBOX');
    expect(stored.map((one) => one?.uid)).toEqual(uids);
    for (const [at, { bytes }] of messages.entries()) {
      expect((await budi.raw('INBOX', uids[at] ?? 0)).equals(bytes)).toBe(true);
      expect(await budi.flags('INBOX', uids[at] ?? 0)).toEqual(expect.arrayContaining(['\\Seen', '$Work']));
    }
  });
});

describe('many messages in one command', () => {
  it('are stored all or not at all when one of them cannot be read', async () => {
    pointAt(mailserver.imap.full);
    const budi = await mailserver.user();
    const broken = { ...sourceOf('two'), open: () => Readable.from([Buffer.from('short')]) };
    await expect(
      imap.appendMessages(accessOf(budi), 'INBOX', [sourceOf('one'), broken, sourceOf('three')]),
    ).rejects.toMatchObject({ code: 'internal', values: { stored: 0 } });
    expect(await budi.count('INBOX')).toBe(0);
  });

  it('are sent once, and called unknown, when the answer is lost', async () => {
    const proxy = await startFaultProxy(mailserver.imap.full, [
      { side: 'server', line: /^\S+ OK \[APPENDUID/, action: 'cut' },
    ]);
    pointAt(proxy);
    const budi = await mailserver.user();
    await expect(
      imap.appendMessages(accessOf(budi), 'INBOX', [sourceOf('one'), sourceOf('two')]),
    ).rejects.toMatchObject({ code: 'imap.unknown_outcome' });
    expect(await budi.subjects('INBOX')).toEqual(['one', 'two']);
    await imap.closeAll();
    await proxy.stop();
  });
});
