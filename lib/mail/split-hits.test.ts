import { describe, expect, it } from 'vitest';
import { hitWords } from './hit-words.ts';
import { parseSearch } from './parse-search.ts';
import { splitHits } from './split-hits.ts';

const words = (q: string, place: 'people' | 'subject' | 'text') => hitWords(parseSearch(q).query, place);
const hits = (text: string, ...asked: string[]) =>
  splitHits(text, asked)
    .filter(({ hit }) => hit)
    .map((run) => run.text);

describe('what is marked in a message that was found', () => {
  it('is what was asked for in that place', () => {
    expect(words('rapat from:ani subject:laporan body:angka', 'people')).toEqual(['rapat', 'ani']);
    expect(words('rapat from:ani subject:laporan body:angka', 'subject')).toEqual(['laporan', 'rapat']);
    expect(words('rapat from:ani subject:laporan body:angka', 'text')).toEqual(['rapat', 'angka']);
  });

  it('is nothing that must not be there', () => {
    expect(words('rapat -senin -(a OR b)', 'subject')).toEqual(['rapat']);
  });

  it('is found in any case of letters, the longer word first', () => {
    expect(hits('Rapat RAPAT rapat senin', 'rapat senin', 'rapat')).toEqual(['Rapat', 'RAPAT', 'rapat senin']);
  });

  it('is the letters themselves, not a pattern', () => {
    expect(hits('a.c abc (x) [y] $1 a-b \\d', 'a.c', '(x)', '[y]', '$1', 'a-b', '\\d')).toEqual([
      'a.c',
      '(x)',
      '[y]',
      '$1',
      'a-b',
      '\\d',
    ]);
  });

  it('leaves the text as it is when its pieces are put together', () => {
    const pieces = ['a', 'A', '\u{1f43f}', '\ud83d', 'ß', 'İ', '\n', '<b>', '.', 'ſ'];
    for (const one of pieces)
      for (const two of pieces)
        for (const word of pieces) {
          const text = `${one}${two}${one}x`;
          const runs = splitHits(text, [word]);
          expect(runs.map((run) => run.text).join('')).toBe(text);
          expect(runs.every(({ at, text: piece }) => text.startsWith(piece, at))).toBe(true);
        }
  });
});

it('a text that says a word a hundred thousand times is cut a thousand times, and nothing of it is lost', () => {
  const text = 'faktur '.repeat(100_000);
  const runs = splitHits(text, ['faktur']);
  expect(runs.filter(({ hit }) => hit)).toHaveLength(1000);
  expect(runs.map((run) => run.text).join('')).toBe(text);
});
