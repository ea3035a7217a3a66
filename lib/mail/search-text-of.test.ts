import { expect, it } from 'vitest';
import { searchTextOf } from './search-text-of.ts';

it.each([
  [{ q: ' from:ani rapat ' }, 'from:ani rapat'],
  [{ q: '' }, ''],
  [{ field: 'subject', q: 'rapat senin' }, 'subject:"rapat senin"'],
  [{ field: 'text', q: 'is:unread' }, 'text:"is:unread"'],
  [{ field: 'from', q: '  ' }, ''],
  [{ field: 'flags', q: 'ani' }, 'ani'],
])('an address with %j searches %s', (address, text) => {
  expect(searchTextOf(address)).toBe(text);
});
