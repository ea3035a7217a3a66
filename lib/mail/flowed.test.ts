import { describe, expect, it } from 'vitest';
import { decodeFlowed, encodeFlowed } from './flowed.ts';

describe('text as format=flowed', () => {
  it('wraps a paragraph at 72 characters and gives it back whole', () => {
    const text = Array.from({ length: 60 }, (_, at) => `kata${String(at)}`).join(' ');
    const flowed = encodeFlowed(text);
    for (const line of flowed.split('\n')) expect(line.length).toBeLessThanOrEqual(73);
    expect(
      flowed
        .split('\n')
        .slice(0, -1)
        .every((line) => line.endsWith(' ')),
    ).toBe(true);
    expect(decodeFlowed(flowed, false)).toBe(text);
  });

  it.each([
    ['From budi with love', ' From budi with love'],
    ['  indented', '   indented'],
    ['trailing   ', 'trailing'],
    ['-- ', '-- '],
    ['> quoted line that is its own   ', '> quoted line that is its own'],
  ])('writes %j as %j', (line, flowed) => {
    expect(encodeFlowed(line)).toBe(flowed);
  });

  it('leaves quoted lines as they are, however long', () => {
    const line = `> ${'kata '.repeat(60)}x`;
    expect(encodeFlowed(line)).toBe(line);
  });

  it('keeps a long address whole', () => {
    const url = `https://example.org/${'a'.repeat(300)}`;
    expect(decodeFlowed(encodeFlowed(`lihat ${url} ya`), false)).toBe(`lihat ${url} ya`);
  });

  it.each([
    ['satu \ndua', false, 'satu dua'],
    ['sa \ntu', true, 'satu'],
    ['> satu \n> dua\n>> tiga', false, '> satu dua\n>> tiga'],
    ['> satu \ndua', false, '> satu \ndua'],
    ['satu \n-- \nBudi', false, 'satu \n-- \nBudi'],
    [' From\n >x', false, 'From\n>x'],
    ['>\n> >a', false, '>\n> >a'],
    ['', false, ''],
  ])('reads %j (DelSp %s)', (flowed, delSp, text) => {
    expect(decodeFlowed(flowed, delSp)).toBe(text);
  });

  it('gives back any text but for blanks at line ends', () => {
    const pieces = ['kata', ' ', '  ', '\n', '-- ', 'From ', '日本語', '🐿', '> ', 'a'.repeat(80), '\t'];
    let state = 11;
    for (let round = 0; round < 2000; round += 1) {
      const text = Array.from(
        { length: 30 },
        () => pieces[(state = (state * 48271) % 2147483647) % pieces.length] ?? '',
      ).join('');
      const kept = text
        .split('\n')
        .map((line) => (line === '-- ' ? line : line.replace(/ +$/, '')))
        .filter((line) => !line.startsWith('>'))
        .join('\n');
      expect(decodeFlowed(encodeFlowed(kept), false)).toBe(kept);
    }
  });

  it.each([' ', '>', 'a ', '\n', '> \n', ' \n', '>'.repeat(50) + ' \n', `${' '.repeat(999)}x`])(
    'takes 1 MB of %j in linear time',
    (piece) => {
      const text = piece.repeat(1_000_000 / piece.length);
      expect(encodeFlowed(text).length).toBeGreaterThanOrEqual(0);
      expect(decodeFlowed(text, true).length).toBeGreaterThanOrEqual(0);
    },
  );
});
