import { describe, expect, it } from 'vitest';
import { formatSearch } from './format-search.ts';
import { EVERYTHING, NOTHING } from './join-search.ts';
import { parseSearch } from './parse-search.ts';
import { namesMailboxes, placeSearch } from './place-search.ts';
import type { SearchQuery } from './search-query.ts';
import { settleSearch } from './settle-search.ts';
import { widenSearch } from './widen-search.ts';

const read = (typed: string): SearchQuery => parseSearch(typed).query ?? EVERYTHING;

describe('a query in one folder', () => {
  const sent = { path: 'INBOX.Terkirim', name: 'Terkirim', specialUse: 'sent' } as const;
  it.each([
    ['rapat in:sent', 'rapat'],
    ['rapat in:terkirim', 'rapat'],
    ['rapat in:inbox.terkirim', 'rapat'],
    ['in:anywhere rapat', 'rapat'],
    ['rapat (in:inbox OR is:unread)', 'rapat is:unread'],
    ['rapat -in:trash', 'rapat'],
  ])('%s asks there for %s', (typed, left) => {
    expect(formatSearch(placeSearch(read(typed), sent))).toBe(left);
    expect(namesMailboxes(read(typed))).toBe(true);
  });
  it('that has to be in another one finds nothing', () => {
    expect(placeSearch(read('rapat in:inbox'), sent)).toEqual(NOTHING);
    expect(placeSearch(read('rapat -in:sent'), sent)).toEqual(NOTHING);
  });
  it('that only says where finds everything', () => {
    expect(placeSearch(read('in:sent'), sent)).toEqual(EVERYTHING);
  });
});

it.each([
  ['a has:attachment', 'a'],
  ['-(a has:attachment)', 'everything'],
  ['-(a -has:attachment)', 'everything'],
  ['-(a OR has:attachment)', '-a'],
  ['a -has:attachment', 'a'],
  ['a OR has:attachment', 'everything'],
])('the widest that %s lets through is %s', (typed, wide) => {
  const settled = settleSearch(read(typed), ({ type }, widest) => (type === 'has' ? widest : undefined));
  expect(settled === EVERYTHING ? 'everything' : formatSearch(settled)).toBe(wide);
});

it('plain words are looked for in the whole text when the person asks for it', () => {
  expect(formatSearch(widenSearch(read('rapat -(senin OR from:ani)')))).toBe('text:rapat -(text:senin OR from:ani)');
  expect(widenSearch(read('from:ani is:unread'))).toBe(null);
  expect(widenSearch(null)).toBe(null);
});
