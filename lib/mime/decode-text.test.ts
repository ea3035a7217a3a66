import { describe, expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';
import { decodeTransfer, decodeTransferBytes } from './decode-transfer.ts';
import { decodeWords } from './decode-words.ts';

const part = (charset?: string, encoding = '8bit', type = 'text/plain', more: Record<string, string> = {}) => ({
  type,
  encoding,
  parameters: { ...(charset !== undefined && { charset }), ...more },
});

describe('text of any charset', () => {
  it.each([
    ['UTF-8', 'c3a9', 'é', false],
    ['utf8', 'c3a9', 'é', false],
    ['"utf-8"', 'c3a9', 'é', false],
    ['ISO-8859-1', 'e980', 'é€', false],
    ['cp1252', '9394', '“”', false],
    ['windows-1256', 'e3d1cdc8c7', 'مرحبا', false],
    ['iso-2022-jp', '1b2442467c4b5c1b2842', '日本', false],
    ['cp50221', '1b2442467c4b5c1b2842', '日本', false],
    ['Shift_JIS', '93fa967b', '日本', false],
    ['euc-kr', 'c7d1b1db', '한글', false],
    ['gb18030', 'c4e3', '你', false],
    ['big5', 'a741', '你', false],
    ['koi8-r', 'f0d2c9', 'При', false],
    ['tis-620', 'cacdb9', 'สอน', false],
    ['utf-7', '2b41476b2d', 'i', false],
    [undefined, '48616c6f', 'Halo', false],
    [undefined, 'c3a9', 'é', true],
    ['us-ascii', 'e9', 'é', true],
    ['x-nobody-knows', 'c3a9', 'é', true],
    ['iso-2022-kr', '41', 'A', true],
    ['utf-8', 'e9', 'é', true],
    ['constructor', '41', 'A', true],
  ])('%s %s is %s (guessed: %s)', (charset, hex, text, guessed) => {
    expect(decodeText(Buffer.from(hex, 'hex'), part(charset))).toEqual({ text, guessed });
  });

  it('takes the charset from the HTML when its header names none', () => {
    const html = Buffer.from(
      '<html><head><meta http-equiv="Content-Type" content="text/html; charset=koi8-r"></head>\xf0\xd2\xc9',
      'latin1',
    );
    expect(decodeText(html, part(undefined, '8bit', 'text/html')).text).toContain('При');
  });

  it('unwraps flowed text and only that', () => {
    const bytes = Buffer.from('satu =\r\ndua \r\ntiga\r\n');
    expect(decodeText(bytes, part('utf-8', 'quoted-printable', 'text/plain', { format: 'Flowed' })).text).toBe(
      'satu dua tiga\n',
    );
    expect(decodeText(bytes, part('utf-8', 'quoted-printable')).text).toBe('satu dua \ntiga\n');
    expect(
      decodeText(Buffer.from('sa \r\ntu'), part('utf-8', '7bit', 'text/plain', { format: 'flowed', delsp: 'yes' }))
        .text,
    ).toBe('satu');
  });
});

describe('undoing transfer encodings', () => {
  it.each([
    ['base64', 'SGFs\r\nbw==', 'Halo'],
    ['BASE64', 'S G!F*s\nbw', 'Halo'],
    ['base64', 'SGE=bG8=', 'Halo'],
    ['base64', 'SGFsbw==SGFsbw==', 'HaloHalo'],
    ['base64', 'S', ''],
    ['base64', '', ''],
    ['quoted-printable', 'caf=C3=A9 =3D a=\r\nb=  \nc', 'café = abc'],
    ['quoted-printable', '=c3=a9', 'é'],
    ['quoted-printable', 'a=ZZ =', 'a=ZZ '],
    ['quoted-printable', 'https://x/?a=b&c=d', 'https://x/?a=b&c=d'],
    ['quoted-printable', 'blank at the end \r\nstays', 'blank at the end \r\nstays'],
    ['7bit', 'a=3D', 'a=3D'],
    ['x-unknown', 'a=3D', 'a=3D'],
  ])('%s %j is %j, in whatever pieces it comes', async (encoding, text, expected) => {
    const bytes = Buffer.from(text);
    expect(decodeTransferBytes(bytes, encoding).toString()).toBe(expected);
    for (const size of [1, 2, 3, 5]) {
      const pieces = new ReadableStream<Uint8Array>({
        start(controller) {
          for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.subarray(at, at + size));
          controller.close();
        },
      });
      const out = Buffer.from(await new Response(pieces.pipeThrough(decodeTransfer(encoding))).arrayBuffer());
      expect(out.toString()).toBe(expected);
    }
  });

  it('gives back any bytes that were encoded', () => {
    let state = 5;
    const bytes = Buffer.from(Array.from({ length: 5000 }, () => (state = (state * 48271) % 2147483647) & 0xff));
    expect(decodeTransferBytes(Buffer.from(bytes.toString('base64')), 'base64').equals(bytes)).toBe(true);
    const quoted = [...bytes].map((byte) => `=${byte.toString(16).padStart(2, '0')}`).join('');
    expect(decodeTransferBytes(Buffer.from(quoted), 'quoted-printable').equals(bytes)).toBe(true);
  });

  it('reads base64 with anything wrong in it as it does letter by letter', async () => {
    let state = 7;
    const below = (limit: number): number => (state = (state * 48271) % 2147483647) % limit;
    const junk = [
      '',
      '\n',
      '\r',
      '=',
      '==',
      '-',
      '_',
      ' ',
      '\t',
      '!',
      '\0',
      '\x80',
      '\xff',
      'A',
      'AB',
      '\r\n\r\n',
      '--x',
    ];
    for (let round = 0; round < 150; round += 1) {
      const plain = Buffer.from(Array.from({ length: below(260) }, () => below(256)));
      const width = [76, 4, 60, 73, 1000][below(5)] ?? 76;
      const lines = plain
        .toString('base64')
        .replace(new RegExp(`.{${String(width)}}`, 'g'), `$&${below(2) ? '\r\n' : '\n'}`);
      const at = below(lines.length + 1);
      const bytes = Buffer.from(`${lines.slice(0, at)}${junk[below(junk.length)] ?? ''}${lines.slice(at)}`, 'latin1');
      const letters = new ReadableStream<Uint8Array>({
        start(controller) {
          for (let from = 0; from < bytes.length; from += 3) controller.enqueue(bytes.subarray(from, from + 3));
          controller.close();
        },
      });
      const one = await new Response(letters.pipeThrough(decodeTransfer('base64'))).bytes();
      const sent = bytes.toString('latin1');
      const whole = decodeTransferBytes(bytes, 'base64').toString('hex');
      expect({ sent, whole }).toEqual({ sent, whole: Buffer.from(one).toString('hex') });
    }
  });

  it.each(['=', '= ', '=\r', '=4', 'A', '=\n'])('takes 5 MB of %j in linear time', (piece) => {
    const bytes = Buffer.alloc(5_000_000, piece);
    expect(decodeTransferBytes(bytes, 'quoted-printable').length).toBeLessThanOrEqual(bytes.length);
    expect(decodeTransferBytes(bytes, 'base64').length).toBeLessThanOrEqual(bytes.length);
  });
});

describe('encoded words', () => {
  it.each([
    ['=?utf-8?Q?caf=C3=A9_ku?=', 'café ku'],
    ['=?UTF-8?B?w6k=?= =?utf-8?b?w6k=?=', 'éé'],
    ['=?utf-8?B?ww==?=\r\n =?utf-8?B?qQ==?=', 'é'],
    ['=?iso-8859-1?q?=E9?= dan =?koi8-r?q?=F0?=', 'é dan П'],
    ['=?utf-8*id?q?halo?=', 'halo'],
    ['=?utf-8?x?no?= =?broken', '=?utf-8?x?no?= =?broken'],
    ['plain', 'plain'],
    ['', ''],
    ['=?utf-8?q?a?= ', 'a '],
  ])('%j reads %j', (value, text) => {
    expect(decodeWords(value)).toBe(text);
  });

  it.each(['=?', '=?a?q?', '=?a?b?x?= ', '=?utf-8?q?', '?=', ' '])('a megabyte of %j is linear', (piece) => {
    expect(decodeWords(piece.repeat(1_000_000 / piece.length)).length).toBeGreaterThanOrEqual(0);
  });
});
