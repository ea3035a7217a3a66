import { describe, expect, it } from 'vitest';
import { parseWholeMessage } from './parse-whole-message.ts';

const source = (text: string) => Buffer.from(text.replaceAll('\n', '\r\n'));

describe('reading a message from its whole source', () => {
  it('finds what the structure would have told', async () => {
    const message = await parseWholeMessage(
      'budi',
      source(`From: =?utf-8?q?Siti_=C3=A9?= <siti@x.example>
To: Guru: budi@x.example, ani@x.example;
Subject: =?utf-8?b?w6k=?=
Date: Mon, 14 Sep 2026 09:10:00 +0700
Message-ID: <1@x.example>
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/html; charset=utf-8

<p>Halo <b>Budi</b></p>
--b
Content-Type: application/pdf; name="../a.pdf"
Content-Transfer-Encoding: base64

SGFsbw==
--b--
`),
    );
    expect(message).toMatchObject({
      from: [{ name: 'Siti é', address: 'siti@x.example' }],
      to: [
        { name: '', address: 'budi@x.example' },
        { name: '', address: 'ani@x.example' },
      ],
      subject: 'é',
      date: '2026-09-14T02:10:00.000Z',
      messageId: '<1@x.example>',
      text: 'Halo Budi\n',
      attachments: [{ name: 'a.pdf', type: 'application/pdf', size: 4 }],
    });
    expect(Buffer.from(message.attachments[0]?.content ?? []).toString()).toBe('Halo');
    expect(message.headers.find(({ name }) => name === 'message-id')?.value).toBe('<1@x.example>');
  });

  it('takes what is hardly a message as one without headers', async () => {
    expect(await parseWholeMessage('budi', source('\u0000\u0001 no header at all'))).toMatchObject({
      subject: '',
      date: '',
      from: [],
      html: null,
      attachments: [],
    });
  });

  it('gives up on a message that is built to exhaust it', async () => {
    let deep = 'x';
    for (let level = 0; level < 1200; level += 1)
      deep = `Content-Type: multipart/mixed; boundary=b${String(level)}\n\n--b${String(level)}\n${deep}`;
    await expect(parseWholeMessage('budi', source(`${deep}\n`))).rejects.toMatchObject({ code: 'message.unreadable' });
  });

  it('does not start on one larger than 25 MB', async () => {
    await expect(parseWholeMessage('budi', Buffer.alloc(25 * 1024 * 1024 + 1))).rejects.toMatchObject({
      code: 'message.unreadable',
    });
  });

  it('reads four at once, two at a time', async () => {
    const read = await Promise.all(
      [1, 2, 3, 4].map((at) => parseWholeMessage('budi', source(`Subject: ${String(at)}\n\nisi\n`))),
    );
    expect(read.map(({ subject }) => subject)).toEqual(['1', '2', '3', '4']);
  });
});
