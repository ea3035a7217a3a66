import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { currentMailserver, type TestUser } from '#e2e/mailserver/index.ts';
import { htmlToText } from '#lib/mail/html-to-text.ts';
import type { Session } from '#lib/session/index.ts';
import * as service from './index.ts';
import { openTestHouse, type TestHouse } from './test-house.ts';

const mailserver = currentMailserver();
let house: TestHouse;
let budi: TestUser;
let session: Session;

beforeAll(async () => {
  house = await openTestHouse({ imap: mailserver.imap.full, smtp: mailserver.smtpOpen });
  budi = await mailserver.user();
  session = await house.signIn(budi);
});
afterAll(() => house.close());

const HEAD = 'From: a@b.test\r\nSubject: Surat\r\nMIME-Version: 1.0\r\n';
const mixed = (...parts: string[]): string =>
  `Content-Type: multipart/mixed; boundary=b\r\n\r\n${parts.map((part) => `--b\r\n${part}\r\n`).join('')}--b--\r\n`;

async function open(source: string | Buffer) {
  const uid = await budi.append('INBOX', typeof source === 'string' ? Buffer.from(source, 'latin1') : source);
  const { uidValidity } = await service.listMessages(session, {
    mailbox: 'INBOX',
    order: 'arrival',
    direction: 'desc',
    filter: 'all',
    offset: 0,
    q: '',
  });
  return { mailbox: 'INBOX', message: { uidValidity, uid } };
}

describe('what is read of a message', () => {
  it('is all its texts in their order, in both versions, and the files apart', async () => {
    const ref = await open(
      HEAD +
        mixed(
          'Content-Type: text/html\r\n\r\n<p>Halo <b>Budi</b></p>',
          'Content-Type: application/pdf; name=a.pdf\r\n\r\nx',
          'Content-Type: text/plain; charset=utf-8\r\n\r\n_____\r\nkaki <surat>',
        ),
    );
    const view = await service.readMessage(session, ref);
    expect(view.text).toBe('Halo Budi\n\n_____\nkaki <surat>');
    expect(view.attachments.map(({ name }) => name)).toEqual(['a.pdf']);
    const { html } = await service.readHtmlBody(session, ref);
    expect(html).toMatch(/<p>Halo <b>Budi<\/b><\/p>[^]*<hr>[^]*kaki &#60;surat&#62;/);
    expect((await service.cleanHtmlBody(session, ref)).html).toContain('kaki &lt;surat&gt;');
  });

  it('is marked where its letters were a guess, as text and as designed', async () => {
    const ref = await open(
      `${HEAD}Content-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\n\r\n<p>caf\xe9</p>\r\n`,
    );
    expect(await service.readMessage(session, ref)).toMatchObject({
      text: expect.stringContaining('café') as string,
      charsetGuessed: true,
    });
    expect(await service.readHtmlBody(session, ref)).toMatchObject({ guessed: true, truncated: false });
  });

  it('comes along designed where that is asked for, up to a large newsletter, and is not made into text then', async () => {
    const html = `<p>Halo Budi</p>${'<p>Kopi kebun, <b>segar</b> &amp; murah</p>'.repeat(4_000)}`;
    const encoded = Buffer.from(html).toString('base64').replace(/.{76}/g, '$&\r\n');
    const ref = await open(
      `${HEAD}Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${encoded}\r\n`,
    );
    const asText = await service.readMessage(session, ref);
    expect(asText.text).toMatch(/^Halo Budi\n\nKopi kebun, segar & murah\n/);
    expect([asText.html, asText.textLeftOut]).toEqual([undefined, undefined]);
    const designed = await service.readMessage(session, { ...ref, withHtml: true });
    expect(designed).toMatchObject({ text: '', textLeftOut: true, charsetGuessed: false, textTruncated: false });
    expect(designed.html).toEqual(await service.readHtmlBody(session, ref));
    expect(htmlToText(designed.html?.html ?? '')).toBe(asText.text); // which is what the reader shows as its text
  });

  it('comes with its text as well where there is more of it than the design', async () => {
    const both =
      'Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\n\r\nSebagai teks\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>Sebagai desain</p>\r\n--b--\r\n';
    const below = mixed('Content-Type: text/html\r\n\r\n<p>Di atas</p>', 'Content-Type: text/plain\r\n\r\nDi bawah');
    for (const [source, text] of [
      [both, 'Sebagai teks'],
      [below, 'Di atas\n\nDi bawah'],
    ] as const) {
      const view = await service.readMessage(session, { ...(await open(HEAD + source)), withHtml: true });
      expect(view).toMatchObject({ text, html: { truncated: false } });
      expect(view.textLeftOut).toBeUndefined();
    }
  });

  it('tells a bounce that is HTML alone by its words, though they are not made into text for anybody', async () => {
    const report =
      'From: MAILER-DAEMON@mx.test\r\nSubject: Undelivered Mail Returned to Sender\r\nReturn-Path: <>\r\nX-Failed-Recipients: siti@contoh.test\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<p>The following address failed:</p><p>siti@contoh.test: 550 5.1.1 user unknown</p>\r\n';
    const view = await service.readMessage(session, { ...(await open(report)), withHtml: true });
    expect(view.textLeftOut).toBe(true);
    expect(view.cards.report).toMatchObject({
      kind: 'bounce',
      recipients: [{ address: 'siti@contoh.test', words: expect.stringContaining('user unknown') as string }],
    });
  });

  it.each([
    ['no boundary', 'Content-Type: multipart/mixed\r\n\r\nIsi surat'],
    [
      'another boundary than it says',
      'Content-Type: multipart/mixed; boundary=b\r\n\r\n--c\r\n\r\nIsi surat\r\n--c--\r\n',
    ],
    ['no end', 'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nIsi surat'],
  ])('is its text where a multipart has %s', async (_what, source) => {
    const view = await service.readMessage(session, await open(HEAD + source));
    expect(view.text).toContain('Isi surat');
  });

  it('is what Outlook packed into a winmail.dat, each file by itself', async () => {
    const u32 = (value: number): Buffer => Buffer.from(Uint32Array.of(value).buffer);
    const put = (id: number, data: string): Buffer =>
      Buffer.concat([Buffer.from([2]), u32(id), u32(data.length), Buffer.from(data, 'latin1'), Buffer.alloc(2)]);
    const tnef = Buffer.concat([
      u32(0x223e9f78),
      Buffer.alloc(2),
      put(0x0002800c, 'Isi surat'),
      put(0x00069002, '\0'.repeat(14)),
      put(0x00018010, 'Laporan.pdf\0'),
      put(0x0006800f, '%PDF-1.7'),
    ]);
    const ref = await open(
      HEAD +
        mixed(
          'Content-Type: text/plain\r\n\r\n',
          `Content-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n\r\n${tnef.toString('base64')}`,
        ),
    );
    const view = await service.readMessage(session, ref);
    expect([view.text.trim(), view.attachments.map(({ name, part }) => [name, part])]).toEqual([
      'Isi surat',
      [
        ['winmail.dat', '2'],
        ['Laporan.pdf', '2.0.1'],
      ],
    ]);
    const { body, name } = await service.readPart(session, { ...ref, part: '2.0.1', inline: false });
    expect([name, await new Response(body).text()]).toEqual(['Laporan.pdf', '%PDF-1.7']);
  });

  it('is a message that came along, with its own files', async () => {
    const inner = `${HEAD.replace('Surat', 'Di dalam')}To: c@d.test\r\n${mixed(
      'Content-Type: text/plain\r\n\r\nHalo dari dalam',
      'Content-Type: text/csv; name=a.csv\r\n\r\n1,2',
    )
      .replaceAll('--b', '--i')
      .replace('boundary=b', 'boundary=i')}`;
    const ref = await open(
      HEAD + mixed('Content-Type: text/plain\r\n\r\nLihat ini', `Content-Type: message/rfc822\r\n\r\n${inner}`),
    );
    const enclosed = await service.readEnclosed(session, { ...ref, part: '2' });
    expect(enclosed).toMatchObject({
      subject: 'Di dalam',
      from: [{ address: 'a@b.test' }],
      to: [{ address: 'c@d.test' }],
    });
    expect(enclosed.text.trim()).toBe('Halo dari dalam');
    expect(enclosed.attachments.map(({ name, part }) => [name, part])).toEqual([['a.csv', '2.0.1']]);
    const { body } = await service.readPart(session, { ...ref, part: '2.0.1', inline: false });
    expect((await new Response(body).text()).trim()).toBe('1,2');
    await expect(service.readEnclosed(session, { ...ref, part: '1' })).rejects.toMatchObject({ code: 'part.missing' });
  });

  it('is its headers and its source where nothing else can be made out', async () => {
    const monster = `${HEAD}Content-Type: multipart/mixed\r\n\r\n${'x'.repeat(26_000_000)}`;
    const ref = await open(monster);
    const view = await service.readMessage(session, ref);
    expect(view).toMatchObject({ subject: 'Surat', unreadable: true, text: '', attachments: [], htmlPart: null });
    expect((await service.readSourceText(session, { ...ref, maxBytes: 100 })).text).toMatch(/^From: a@b\.test/);
  });
});
