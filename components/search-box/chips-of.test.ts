import { describe, expect, it } from 'vitest';
import { parseSearch } from '#lib/mail/parse-search.ts';
import { chipsOf } from './chips-of.ts';

const texts = (q: string): string[] => chipsOf(q).map(({ text }) => text);

describe('chips of a search', () => {
  it('are what was typed, one by one', () => {
    expect(texts('dari:ani  -is:read "rapat senin"')).toEqual(['dari:ani', '-is:read', '"rapat senin"']);
  });

  it('are taken away without touching the others', () => {
    expect(chipsOf('from:ani rapat is:unread').map(({ without }) => without)).toEqual([
      'rapat is:unread',
      'from:ani is:unread',
      'from:ani rapat',
    ]);
  });

  it('hold together what may fit either way', () => {
    expect(texts('from:(ani OR budi) laporan')).toEqual(['from:ani OR from:budi', 'laporan']);
    expect(texts('from:(ani budi)')).toEqual(['from:ani', 'from:budi']);
  });

  it('are none of a search for nothing', () => {
    expect(chipsOf('  ')).toEqual([]);
  });

  it('say where they stand in the whole, which means what was typed', () => {
    const pieces = ['a', 'from:x', '-b', '"c d"', 'OR', '(', ')', 'to:(e f)', '-('];
    let all: string[] = [''];
    for (let length = 0; length < 3; length += 1)
      all = [...new Set(all.flatMap((start) => [start, ...pieces.map((piece) => `${start} ${piece}`)]))];
    const meant = (q: string): string => JSON.stringify(parseSearch(q).query);
    const wrong = all.filter((q) => {
      const chips = chipsOf(q);
      return chips.some(
        ({ whole, from, text, without }) =>
          whole.slice(from, from + text.length) !== text ||
          meant(whole) !== meant(q) ||
          chipsOf(without).length !== chips.length - 1,
      );
    });
    expect(wrong).toEqual([]);
  });
});
