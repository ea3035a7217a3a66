import { expect, it } from 'vitest';
import { readRights } from './mailbox-rights.ts';

const allowed = (letters: string): string[] =>
  Object.entries(readRights(letters)).flatMap(([name, may]) => (may ? [name] : []));

it('rights of a shared folder are read from their letters, new and old ones', () => {
  expect(allowed('')).toEqual([]);
  expect(allowed('lr')).toEqual(['mayRead']);
  expect(allowed('lrswi')).toEqual(['mayRead', 'mayInsert', 'maySeen', 'mayFlag']);
  expect(allowed('lrt')).toEqual(['mayRead']); // marking alone removes nothing
  expect(allowed('lrte')).toEqual(['mayRead', 'mayDelete']);
  expect(allowed('lrkx')).toEqual(['mayRead', 'mayCreate', 'mayRemove']);
  // RFC 4314 §2.1.1: a server of RFC 2086 tells c and d.
  expect(allowed('lrcd')).toEqual(['mayRead', 'mayDelete', 'mayCreate', 'mayRemove']);
});
