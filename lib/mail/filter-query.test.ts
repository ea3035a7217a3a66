import { expect, it } from 'vitest';
import { asksForMarks, asksForMarksOnly, filterQuery } from './filter-query.ts';
import { isNothing } from './join-search.ts';
import { parseSearch } from './parse-search.ts';

const parsed = (text: string) => parseSearch(text).query;

it('a filter narrows a search, and no filter leaves it as it is', () => {
  const search = parsed('subject:rapat');
  expect(filterQuery('all', search, [])).toEqual(search);
  expect(filterQuery('unread', search, [])).toEqual({ type: 'all', of: [{ type: 'mark', mark: 'unread' }, search] });
});

it('mail to me names one of at most twenty addresses, and nobody without an address gets any', () => {
  expect(isNothing(filterQuery('to-me', null, ['']))).toBe(true);
  expect(filterQuery('to-me', null, ['a@x.org'])).toEqual({ type: 'text', field: 'to', text: 'a@x.org' });
  const many = filterQuery(
    'to-me',
    null,
    Array.from({ length: 30 }, (_, at) => `a${at}@x.org`),
  );
  expect(many.type === 'any' && many.of.length).toBe(20);
});

it('knows whether flags decide, however deep they are asked for', () => {
  const deep = parsed('a OR (b -(c is:unread))');
  expect(deep && asksForMarks(deep)).toBe(true);
  expect(asksForMarks(filterQuery('attachment', parsed('subject:is:unread'), []))).toBe(false);
  expect(asksForMarksOnly(filterQuery('flagged', null, []))).toBe(true);
  expect(asksForMarksOnly(filterQuery('flagged', parsed('rapat'), []))).toBe(false);
});
