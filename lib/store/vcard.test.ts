import { describe, expect, it } from 'vitest';
import { readVcard, writeVcard } from './vcard.ts';

const CARD = [
  'BEGIN:VCARD',
  'VERSION:3.0',
  'N:Aminah;Siti;;Dr.;',
  'FN:Siti Aminah',
  'item1.EMAIL;TYPE="home,pref":siti@contoh.id',
  'item1.X-ABLabel:_$!<Home>!$_',
  'EMAIL;TYPE=work:siti@kantor.example',
  'PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD',
  ' 2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwc',
  'NOTE:baris satu\\nbaris dua\\, dengan koma\\; dan titik koma',
  'X-UNKNOWN;A="b:c":d',
  'END:VCARD',
  '',
].join('\r\n');

describe('a vCard', () => {
  it('tells name, addresses and note', () => {
    expect(readVcard(CARD)).toEqual({
      name: 'Siti Aminah',
      addresses: ['siti@contoh.id', 'siti@kantor.example'],
      note: 'baris satu\nbaris dua, dengan koma; dan titik koma',
    });
  });

  it('comes out with the same lines when nothing was changed', () => {
    const written = writeVcard(CARD, 'unused', readVcard(CARD));
    expect(written.split('\r\n').sort()).toEqual(CARD.split('\r\n').sort());
  });

  it('keeps every property the form does not know, to the octet, and labels of addresses that stay', () => {
    const written = writeVcard(CARD, 'unused', {
      name: 'Siti',
      addresses: ['baru@contoh.id', 'siti@contoh.id'],
      note: '',
    });
    for (const line of CARD.split('\r\n').filter((one) => !/^(?:N|FN|NOTE|EMAIL;TYPE=work):/.test(one)))
      expect(written).toContain(`${line}\r\n`);
    expect(written).not.toContain('siti@kantor.example');
    expect(written).not.toContain('NOTE');
    expect(written).toContain('N:;Siti;;;\r\n');
    expect(written.trimEnd().endsWith('END:VCARD')).toBe(true);
    expect(readVcard(written)).toEqual({ name: 'Siti', addresses: ['baru@contoh.id', 'siti@contoh.id'], note: '' });
  });

  it('takes any text through a round, and no text makes a line of its own', () => {
    const hostile = [
      'a\r\nEMAIL:evil@x',
      'x\nEND:VCARD\nBEGIN:VCARD',
      '\\n\\,;:',
      '\0\u0007bell',
      '日本語'.repeat(60),
      '\u{1f33f}'.repeat(50),
      '"',
      ' lead',
    ];
    for (const text of hostile) {
      const written = writeVcard(undefined, 'urn:uuid:1', { name: text, addresses: ['a@b.example'], note: text });
      const clean = text.replace(/\r\n?/g, '\n').replace(/[\0\u0007]/g, '');
      expect(readVcard(written)).toEqual({ name: clean.trim(), addresses: ['a@b.example'], note: clean });
      expect(written.match(/^(?:BEGIN|END|VERSION|UID|FN|EMAIL|NOTE)[:;]/gm)).toHaveLength(7);
      for (const line of written.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    }
  });

  it('has a name even when the person has none, and reads it back as none', () => {
    const written = writeVcard(undefined, 'urn:uuid:1', { name: '', addresses: ['a@b.example'], note: '' });
    expect(written).toContain('FN:a@b.example');
    expect(readVcard(written).name).toBe('');
  });

  it('survives a card that is not one', () => {
    for (const text of ['', 'BEGIN:VCARD', ':::', '\n \n', 'EMAIL', 'END:VCARD\nEMAIL:x@y']) {
      expect(readVcard(writeVcard(text, 'u', { name: 'N', addresses: ['z@y.example'], note: '' })).name).toBe('N');
    }
  });
});
