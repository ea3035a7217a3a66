import { expect, it } from 'vitest';
import { formatSearchCursor, parseSearchCursor } from './search-cursor.ts';

it.each([
  { next: undefined, begun: [{ path: 'INBOX', uidValidity: 1699, uid: 42 }] },
  { next: 'Arsip/2024, lama', begun: [] },
  {
    next: 'Sent',
    begun: [
      { path: 'a.b,c', uidValidity: 1, uid: 0xffffffff },
      { path: 'é', uidValidity: 2, uid: 3 },
    ],
  },
])('%j is read back from an address', (cursor) => {
  expect(parseSearchCursor(formatSearchCursor(cursor))).toEqual(cursor);
});

it.each([
  '',
  ',',
  'INBOX.1',
  'INBOX.1.0',
  'INBOX.1.2.3',
  'INBOX.1.2,Sent',
  'a/b',
  'INBOX.1.99999999999',
  `${'a,'.repeat(60)}a`,
])('%j is no cursor', (text) => {
  expect(parseSearchCursor(text)).toBeUndefined();
});
