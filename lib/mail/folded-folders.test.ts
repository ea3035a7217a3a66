import { expect, it } from 'vitest';
import { foldedKeys, foldedText } from './folded-folders.ts';
import { encodeMailboxKey } from './mailbox-key.ts';

it('closed folders come back from the cookie as they went in, whatever their names', () => {
  const keys = ['INBOX', 'Kerja/2024', 'Räume; Path=/', 'a.b, c'].map(encodeMailboxKey);
  const text = foldedText(keys);
  expect(text).toMatch(/^[\w~.-]+$/);
  expect(foldedKeys(text)).toEqual(keys);
  expect(foldedKeys('')).toEqual([]);
});

it('a cookie stays small enough for every browser, and what somebody else wrote into it is left out', () => {
  const keys = Array.from({ length: 1000 }, (_, nth) => `Folder-${nth}`);
  expect(foldedText(keys).length).toBeLessThanOrEqual(3500);
  expect(foldedKeys('Kerja.<script>.%2e%2e.~zz.Zebra')).toEqual(['Kerja', 'Zebra']);
});
