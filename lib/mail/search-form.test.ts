import { describe, expect, it } from 'vitest';
import { parseSearch } from './parse-search.ts';
import { readSearchForm, writeSearchForm } from './search-form.ts';

describe('the form that writes a search', () => {
  it('writes what was filled in, in the grammar of the box', () => {
    expect(
      writeSearchForm({
        words: 'rapat -senin',
        fields: { from: ' Ani Wijaya ', larger: '5 MB', after: '1/8/2026', subject: '' },
        boxes: ['has:attachment', 'is:nonsense'],
      }),
    ).toBe('rapat -senin from:"Ani Wijaya" after:2026-08-01 larger:5M has:attachment');
  });

  it('takes what makes no sense in its field for words', () => {
    expect(writeSearchForm({ words: '', fields: { before: 'later' }, boxes: [] })).toBe('later');
    expect(writeSearchForm({ words: '', fields: {}, boxes: [] })).toBe('');
  });

  it('shows a search in its fields, and what none stands for as words', () => {
    expect(readSearchForm('rapat from:ani from:budi is:unread -is:starred newer_than:7d larger:5M')).toEqual({
      words: 'rapat from:budi -is:starred newer_than:7d',
      fields: { from: 'ani', larger: '5M' },
      boxes: ['is:unread'],
    });
  });

  it.each([
    'rapat',
    'from:(ani OR budi) is:unread',
    'a OR b',
    'after:2026 before:2026-11-22 larger:1000',
    '"a b" text:"say \\"hi\\""',
    'before:7d',
    'is:unread is:unread',
    '',
  ])('gives back a search that means the same: %s', (q) => {
    const meant = new Set(parts(q));
    expect(new Set(parts(writeSearchForm(readSearchForm(q))))).toEqual(meant);
  });
});

function parts(q: string): string[] {
  const { query } = parseSearch(q);
  return (query?.type === 'all' ? query.of : [query]).map((part) => JSON.stringify(part));
}
