import { expect, it } from 'vitest';

import { readUidSet, writeUidSet } from './uid-set.ts';

it('reads ranges in either direction, and single numbers', () => {
  expect(readUidSet('4:7,9,12:11')).toEqual([4, 5, 6, 7, 9, 11, 12]);
});

it('writes runs as ranges', () => {
  expect(writeUidSet([4, 5, 6, 7, 9, 11, 12])).toBe('4:7,9,11:12');
  expect(writeUidSet([3])).toBe('3');
});
