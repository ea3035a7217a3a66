import { describe, expect, it } from 'vitest';
import { readInlineSigns } from './read-inline-signs.ts';

describe('signs of Markdown around words', () => {
  it.each([
    ['**tebal**', 'b', 0, 'tebal'],
    ['ini **dua kata**', 'b', 4, 'dua kata'],
    ['__tebal__', 'b', 0, 'tebal'],
    ['(*miring*', 'i', 1, 'miring'],
    ['a _miring sekali_', 'i', 2, 'miring sekali'],
    ['~~salah~~', 's', 0, 'salah'],
    ['ketik `npm ci`', 'code', 6, 'npm ci'],
    ['`a*b*c`', 'code', 0, 'a*b*c'],
    ['報告 **重要**', 'b', 3, '重要'],
  ])('are read in %j', (before, tag, from, text) => {
    expect(readInlineSigns(before)).toEqual({ tag, from, text, href: '' });
  });

  it('make a link, and only of an address that a link may have', () => {
    expect(readInlineSigns('lihat [sini](tupai.example/p)')).toEqual({
      tag: 'a',
      from: 6,
      text: 'sini',
      href: 'https://tupai.example/p',
    });
    expect(readInlineSigns('[Siti](siti@tupai.test)')?.href).toBe('mailto:siti@tupai.test');
    expect(readInlineSigns('[x](javascript:alert)')).toBeUndefined();
    expect(readInlineSigns('[x](data:text/html,y)')).toBeUndefined();
    expect(readInlineSigns('![gambar](https://spy.example/a.png)')).toBeUndefined();
  });

  it.each([
    '2 * 3 *',
    '5*3*',
    'snake_case_',
    'nama_berkas_',
    '**',
    '****',
    '**tebal*',
    '** tebal**',
    '**tebal **',
    '* miring*',
    '\\*apa adanya*',
    '~bukan~',
    '``',
    '` `',
    '(lihat di bawah)',
    '',
  ])('are not seen in %j', (before) => {
    expect(readInlineSigns(before)).toBeUndefined();
  });

  it('are looked for in no more than what is in view, however long the text', () => {
    expect(readInlineSigns(`**${'a '.repeat(50_000)}b**`)).toBeUndefined();
    expect(readInlineSigns(`${'a '.repeat(50_000)}**b**`)?.from).toBe(100_000);
  });
});
