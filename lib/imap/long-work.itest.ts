import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { currentMailserver, startFaultProxy, type TestUser } from '#e2e/mailserver/index.ts';
import { parseSearch } from '../mail/parse-search.ts';
import * as imap from './index.ts';
import { accessOf, pointAt } from './test-access.ts';

const mailserver = currentMailserver();
const window = { order: 'arrival', descending: true, filter: 'all', search: null, offset: 0, limit: 50 } as const;

afterAll(() => imap.closeAll());

/** Fills INBOX with small messages in a few commands (MULTIAPPEND, RFC 3502). */
async function seed(user: TestUser, count: number): Promise<void> {
  const socket = await user.imap();
  for (let first = 1; first <= count; first += 500) {
    let lines = `seed APPEND INBOX`;
    for (let nth = first; nth < first + 500 && nth <= count; nth += 1) {
      const size = (nth * 7919) % count;
      const text = `From: a${nth % 97}@x.org\r\nSubject: m${String(nth).padStart(5, '0')}\r\nX: ${'x'.repeat(size % 50)}\r\n\r\nHi\r\n`;
      lines += ` {${Buffer.byteLength(text)}+}\r\n${text}`;
    }
    socket.write(`${lines}\r\n`);
    for (let line = ''; !line.startsWith('seed OK');) line = await socket.readResponse();
  }
  await socket.logout();
}

const record = async (run: () => Promise<unknown>): Promise<string[]> => {
  const commands: string[] = [];
  const stop = imap.traceCommands(({ text }) => commands.push(text));
  await run();
  stop();
  return commands;
};

describe('a mailbox of 10,000 messages', () => {
  it('fault 47: is read in windows by sequence number, and sorted without reading it', async () => {
    pointAt(mailserver.imap.full);
    const budi = await mailserver.user();
    await seed(budi, 10_000);
    const access = accessOf(budi);
    const inbox = { account: access.account, path: 'INBOX' };
    const items =
      '(UID FLAGS INTERNALDATE RFC822.SIZE ENVELOPE BODYSTRUCTURE BODY.PEEK[HEADER.FIELDS (LIST-ID X-PRIORITY IMPORTANCE)] PREVIEW (LAZY))';

    const top = await record(async () => {
      const { total, rows } = await imap.listMessages(access, inbox, window);
      expect([total, rows.length, rows[0]?.envelope.subject]).toEqual([10_000, 50, 'm10000']);
    });
    expect(top).toEqual(['SELECT "…"', `FETCH 9951:10000 ${items}`]);
    const deep = await record(async () => {
      const { rows } = await imap.listMessages(access, inbox, { ...window, offset: 5000 });
      expect(rows[0]?.envelope.subject).toBe('m05000');
    });
    expect(deep).toEqual(['NOOP', `FETCH 4951:5000 ${items}`]);

    const sorted = await record(async () => {
      const by = { ...window, order: 'subject' as const, descending: false, offset: 7000, limit: 2 };
      let page = await imap.listMessages(access, inbox, by);
      const settled = async () => {
        page = await imap.listMessages(access, inbox, by);
        expect(page.sorting).toBe(false);
      };
      await vi.waitFor(settled, { timeout: 10_000 });
      const { rows, total } = page;
      expect([total, ...rows.map((row) => row.envelope.subject)]).toEqual([10_000, 'm07001', 'm07002']);
      const found = await imap.listMessages(access, inbox, { ...window, search: parseSearch('from:a96@').query });
      expect(found.total).toBe(Math.floor(10_000 / 97));
      const again = await imap.listMessages(access, inbox, { ...by, descending: true, offset: 0 });
      expect(again.rows[0]?.envelope.subject).toBe('m10000');
    });
    expect(sorted.filter((command) => command.startsWith('UID SORT'))).toHaveLength(1);
    expect([...top, ...deep, ...sorted].filter((command) => /FETCH (?:1:\*|\S*\*|1:10000)/.test(command))).toEqual([]);

    pointAt(mailserver.imap.minimal);
    const minimal = accessOf(budi);
    const few = await imap.listMessages(
      minimal,
      { ...inbox, account: minimal.account },
      { ...window, order: 'subject' },
    );
    expect([few.order, few.orders]).toEqual(['arrival', ['arrival', 'flagged', 'unread']]);
    expect(few.rows[0]?.envelope.subject).toBe('m10000');
  });
});

describe('a message with a 10 MB attachment', () => {
  it('streams byte for byte while other mailboxes are opened, as fast as it is read', async () => {
    const proxy = await startFaultProxy(mailserver.imap.full);
    const budi = await mailserver.user();
    const content = randomBytes(10 * 1024 * 1024);
    const uid = await budi.append('INBOX', {
      subject: 'Big',
      text: 'Hi',
      attachments: [{ name: 'a.bin', type: 'application/octet-stream', content }],
    });
    for (const path of ['Archive', 'Drafts', 'Sent']) await budi.append(path, { subject: path });

    // With two connections, and with one that everything must share.
    for (const connections of [2, 1]) {
      pointAt(connections === 2 ? mailserver.imap.full : proxy);
      const access = accessOf(budi);
      const { uidValidity } = await imap.listMessages(access, { account: access.account, path: 'INBOX' }, window);
      if (connections === 1)
        proxy.setRules([
          { side: 'client', line: /^(\S+) AUTHENTICATE PLAIN.*/, action: 'answer', text: '$1 NO [LIMIT] Only one' },
        ]);
      const ref = { mailbox: { account: access.account, path: 'INBOX' }, uidValidity, uid };
      const { size, decoded, stream } = await imap.streamPart(access, ref, '2');
      expect(decoded).toBe(false);
      const untouched = await record(() => imap.listMessages(access, { ...ref.mailbox, path: 'Sent' }, window));
      expect(untouched.filter((command) => /BODY\.PEEK\[\d/.test(command))).toEqual([]); // nobody read, nothing was fetched
      let done = false;
      const reading = (async () => {
        const pieces: Uint8Array[] = [];
        for await (const piece of stream) pieces.push(piece);
        done = true;
        return Buffer.concat(pieces);
      })();
      let switches = 0;
      for (let nth = 0; !done; nth += 1) {
        const path = ['Archive', 'Drafts', 'Sent'][nth % 3] ?? '';
        const { rows } = await imap.listMessages(access, { account: access.account, path }, window);
        expect(rows.map((row) => row.envelope.subject)).toEqual([path]);
        switches += 1;
      }
      const encoded = await reading;
      expect(encoded.length).toBe(size);
      expect(Buffer.from(encoded.toString('latin1'), 'base64').equals(content)).toBe(true);
      expect(switches).toBeGreaterThan(3);
    }
    await imap.closeAll();
    await proxy.stop();
  });

  it.each(['full', 'courier', 'minimal'] as const)('comes decoded where the server can, like "%s"', async (profile) => {
    pointAt(mailserver.imap[profile]);
    const budi = await mailserver.user();
    const access = accessOf(budi);
    const content = randomBytes(1_500_000);
    const good = { name: 'a.bin', type: 'application/octet-stream', content };
    const uid = await budi.append('INBOX', { subject: 'Big', text: 'Hi', attachments: [good] });
    const broken = await budi.raw('INBOX', uid);
    const at = broken.indexOf('base64', broken.indexOf('a.bin')) + 200;
    broken[at] = 0x3d; // "=" in the middle: no server decodes that
    await imap.appendMessage(access, 'INBOX', {
      size: broken.length,
      open: () => Readable.from([broken]),
      flags: [],
    });
    const { uidValidity, rows } = await imap.listMessages(access, { account: access.account, path: 'INBOX' }, window);
    const read = async (of: number) => {
      const ref = { mailbox: { account: access.account, path: 'INBOX' }, uidValidity, uid: of };
      const { decoded, stream } = await imap.streamPart(access, ref, '2', undefined, { encoding: 'base64' });
      const pieces: Uint8Array[] = [];
      for await (const piece of stream) pieces.push(piece);
      return { decoded, bytes: Buffer.concat(pieces) };
    };
    const { decoded, bytes } = await read(uid);
    expect(decoded).toBe(profile === 'full');
    expect((decoded ? bytes : Buffer.from(bytes.toString('latin1'), 'base64')).equals(content)).toBe(true);
    const odd = await read(rows[0]?.uid ?? 0);
    expect(odd.decoded).toBe(false);
    expect(odd.bytes.length).toBeGreaterThan(2_000_000);
  });

  it('slices follow each other without a gap, and none is larger than 8 MB', async () => {
    const octets = 20_000_000;
    pointAt(mailserver.imap.full);
    const budi = await mailserver.user();
    const access = accessOf(budi);
    const inbox = { account: access.account, path: 'INBOX' };
    const uid = await budi.append('INBOX', `Subject: big\r\n\r\n${`${'0'.repeat(998)}\r\n`.repeat(octets / 1000)}`);
    const { uidValidity } = await imap.listMessages(access, inbox, { ...window, limit: 0 });
    const commands = await record(async () => {
      const { stream } = await imap.streamPart(access, { mailbox: inbox, uidValidity, uid }, '1');
      let read = 0;
      for await (const chunk of stream) read += chunk.byteLength;
      expect(read).toBe(octets);
    });
    const slices = commands.flatMap((command) => {
      const [, offset, length] = /BODY\.PEEK\[1\]<(\d+)\.(\d+)>/.exec(command) ?? [];
      return offset === undefined ? [] : [[Number(offset), Number(length)] as const];
    });
    const reached = slices.reduce((end, [offset, length]) => (offset === end ? end + length : NaN), 0);
    expect(reached).toBeGreaterThanOrEqual(octets);
    expect(Math.max(...slices.map(([, length]) => length))).toBeLessThanOrEqual(8 * 1024 * 1024);
    expect(slices.length).toBeLessThanOrEqual(12);
  });

  it('stops with the reader, and says when the message goes away in between', async () => {
    pointAt(mailserver.imap.full);
    const budi = await mailserver.user();
    const access = accessOf(budi);
    const uid = await budi.append('INBOX', { subject: 'Big', text: 'x'.repeat(2_000_000) });
    const { uidValidity } = await imap.listMessages(access, { account: access.account, path: 'INBOX' }, window);
    const ref = { mailbox: { account: access.account, path: 'INBOX' }, uidValidity, uid };
    const { stream, size } = await imap.streamPart(access, ref, '');
    expect(size).toBe((await budi.raw('INBOX', uid)).length);
    const reader = stream.getReader();
    expect((await reader.read()).value).toHaveLength(256 * 1024);
    await imap.expungeMessages(access, { ...ref, uids: [uid] });
    const rest = async () => {
      for (let read = await reader.read(); !read.done;) read = await reader.read();
    };
    await expect(rest()).rejects.toMatchObject({ code: 'message.gone' }); // one slice may have been read ahead
    await expect(imap.streamPart(access, ref, '9')).rejects.toMatchObject({ code: 'message.gone' });
    const other = await budi.append('INBOX', { subject: 'Small', text: 'x' });
    await expect(imap.streamPart(access, { ...ref, uid: other }, '9')).rejects.toMatchObject({ code: 'part.missing' });
    await expect(imap.streamPart(access, { ...ref, uid: other }, '1]\r\nA')).rejects.toMatchObject({
      code: 'part.missing',
    });
  });
});
