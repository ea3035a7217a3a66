import { describe, expect, it } from 'vitest';
import { inflateRtf } from './inflate-rtf.ts';
import { readRtf } from './read-rtf.ts';
import { isTnef, readTnef } from './read-tnef.ts';

const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
};
const attribute = (id: number, data: Buffer): Buffer => {
  const head = Buffer.alloc(5);
  head.writeUInt8(2);
  head.writeUInt32LE(id, 1);
  return Buffer.concat([head, u32(data.length), data, Buffer.alloc(2)]);
};
const pad = (data: Buffer): Buffer => Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)]);
const mapi = (...values: [tag: number, data: Buffer][]): Buffer =>
  Buffer.concat([
    u32(values.length),
    ...values.flatMap(([tag, data]) => [u32(tag), u32(1), u32(data.length), pad(data)]),
  ]);
const utf16 = (text: string): Buffer => Buffer.from(`${text}\0`, 'utf16le');
const tnef = (...attributes: Buffer[]): Buffer => Buffer.concat([u32(0x223e9f78), Buffer.from([1, 0]), ...attributes]);

const LETTER = tnef(
  attribute(0x00069007, Buffer.concat([u32(1252), u32(0)])),
  attribute(0x00018004, Buffer.from('caf\xe9\0', 'latin1')),
  attribute(0x00069003, mapi([0x1000001f, utf16('Halo Budi')])),
  attribute(0x00069002, Buffer.alloc(14)),
  attribute(0x00018010, Buffer.from('LAPORA~1.PDF\0')),
  attribute(0x0006800f, Buffer.from('%PDF')),
  attribute(0x00069005, mapi([0x3707001f, utf16('Laporan akhir.pdf')], [0x370e001f, utf16('application/pdf')])),
  attribute(0x00069002, Buffer.alloc(14)),
  attribute(0x00018010, Buffer.from('b.txt\0')),
  attribute(0x0006800f, Buffer.from('two')),
);

describe('a winmail.dat', () => {
  it('gives its letter and its files by their long names', () => {
    expect(isTnef(LETTER)).toBe(true);
    expect(readTnef(LETTER)).toEqual({
      subject: 'café',
      text: 'Halo Budi',
      html: null,
      files: [
        { name: 'Laporan akhir.pdf', type: 'application/pdf', contentId: '', content: Buffer.from('%PDF') },
        { name: 'b.txt', type: '', contentId: '', content: Buffer.from('two') },
      ],
    });
  });

  it('gives what is whole when it was cut anywhere, and never stands still', () => {
    for (let length = 0; length < LETTER.length; length += 1) {
      const { files } = readTnef(LETTER.subarray(0, length));
      expect(files.length).toBeLessThanOrEqual(2);
    }
    for (let at = 6; at < LETTER.length; at += 1) {
      const broken = Buffer.from(LETTER);
      broken[at] = 0xff;
      expect(readTnef(broken).files.length).toBeLessThanOrEqual(2);
    }
  });
});

describe('rich text', () => {
  it('is unpacked as its specification shows', () => {
    // [MS-OXRTFCP] §4.1.1 and §4.2.1
    const simple = Buffer.from(
      '2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0',
      'hex',
    );
    expect(inflateRtf(simple)).toBe('{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n');
    const crossing = Buffer.from('1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0', 'hex');
    expect(inflateRtf(crossing)).toBe('{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}');
    expect(inflateRtf(Buffer.from('nonsense that is no rich text'))).toBe('');
  });

  it('becomes text, or the HTML it was made of', () => {
    expect(readRtf("{\\rtf1{\\fonttbl Arial;}caf\\'e9\\par {\\*\\x no}\\u8364?uro \\{x\\}}")).toEqual({
      text: 'café\n€uro {x}',
      html: null,
    });
    expect(
      readRtf(
        '{\\rtf1\\fromhtml1 {\\*\\htmltag64 <p>}\\htmlrtf {\\b \\htmlrtf0 Halo\\htmlrtf }\\htmlrtf0{\\*\\htmltag72 </p>}}',
      ),
    ).toEqual({ text: '', html: '<p>Halo</p>' });
  });

  it.each(['{', '}', '\\', '\\u', "\\'", '{\\*', '\\htmlrtf ', 'a'])('is done with a monster of %s', (piece) => {
    expect(readRtf(piece.repeat(300_000)).text.length).toBeLessThanOrEqual(300_000);
  });
});
