import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { currentMailserver, type TestUser } from '#e2e/mailserver/index.ts';
import type { Session } from '#lib/session/index.ts';
import * as service from './index.ts';
import { openTestHouse, type TestHouse } from './test-house.ts';

const mailserver = currentMailserver();
const GOOD = 999;
const plain = (nth: number) => `From: a@b.test\r\nSubject: Surat ${nth}\r\n\r\nIsi ${nth}\r\n`;
const nested = (depth: number) =>
  `From: a@b.test\r\nSubject: Jahat\r\nMIME-Version: 1.0\r\n` +
  Array.from({ length: depth }, (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`).join(
    '',
  ) +
  'Content-Type: text/plain\r\n\r\nx\r\n';

const HOSTILE = {
  'one with 20,000 recipients': `From: a@b.test\r\nSubject: Jahat\r\nTo: ${Array.from({ length: 20_000 }, (_, at) => `"N ${at}" <n${at}@x.test>`).join(',\r\n ')}\r\n\r\nx\r\n`,
  'one nested a thousand deep': nested(1000),
  'one of 5,000 parts': `From: a@b.test\r\nSubject: Jahat\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\nContent-Type: text/html\r\n\r\n<div>\r\n'.repeat(5000)}--b--\r\n`,
  'one without a boundary':
    'From: a@b.test\r\nSubject: Jahat\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed\r\n\r\n--\r\nx\r\n',
};

describe.each(Object.entries(HOSTILE))('among 1,000 messages, %s', (_, hostile) => {
  let house: TestHouse;
  let budi: TestUser;
  let session: Session;

  beforeAll(async () => {
    house = await openTestHouse({ imap: mailserver.imap.full, smtp: mailserver.smtpOpen });
    budi = await mailserver.user();
    const socket = await budi.imap();
    const all = Array.from({ length: GOOD }, (_each, nth) => plain(nth));
    all.splice(500, 0, hostile);
    socket.write(`seed APPEND INBOX${all.map((text) => ` {${Buffer.byteLength(text)}+}\r\n${text}`).join('')}\r\n`);
    for (let line = ''; !line.startsWith('seed OK');) line = await socket.readResponse();
    await socket.logout();
    session = await house.signIn(budi);
  });
  afterAll(() => house.close());

  it('hides none of the others, in the list or opened, and is itself listed', async () => {
    const input = {
      mailbox: 'INBOX',
      order: 'arrival',
      direction: 'desc',
      filter: 'all',
      limit: 200,
      field: 'subject',
      q: '',
    } as const;
    const subjects: string[] = [];
    const refs: { uidValidity: number; uid: number; subject: string }[] = [];
    for (let offset = 0; offset <= GOOD; offset += 200) {
      const { rows, total, uidValidity } = await service.listMessages(session, { ...input, offset, threads: false });
      expect(total).toBe(GOOD + 1);
      for (const { subject, uid } of rows) {
        subjects.push(subject);
        refs.push({ uidValidity, uid, subject });
      }
    }
    const wanted = Array.from({ length: GOOD }, (_each, nth) => `Surat ${nth}`);
    expect(subjects.filter((subject) => subject.startsWith('Surat')).sort()).toEqual(wanted.sort());
    expect(subjects).toHaveLength(GOOD + 1);

    const opening = refs.map(async ({ subject, ...message }) => {
      const read = service.readMessage(session, { mailbox: 'INBOX', message });
      if (subject.startsWith('Surat')) return (await read).text.trim() === subject.replace('Surat', 'Isi');
      // It opens too, or says that it cannot be read; nothing else.
      return read.then(
        () => true,
        (error: unknown) => (error as { code?: string }).code === 'message.unreadable',
      );
    });
    expect((await Promise.all(opening)).filter((fine) => !fine)).toEqual([]);
  });
});
