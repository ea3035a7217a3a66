import { expect, it } from 'vitest';
import { packUids, unpackUids } from './pack-uids.ts';

it.each([
  [[], []],
  [[5], ['5']],
  [[3, 1, 2], ['1:3']],
  [[9, 1, 2, 3, 9, 7], ['1:3,7,9']],
  [[4294967295, 4294967294], ['4294967294:4294967295']],
  [[0, -1, 1.5, Number.NaN, 4294967296], []],
])('writes %j as %j', (uids, sets) => {
  expect(packUids(uids)).toEqual(sets);
});

it('splits what does not fit one command, and loses nothing', () => {
  const uids = Array.from({ length: 5000 }, (_, at) => 3_000_000_000 + at * 2);
  const sets = packUids(uids);
  expect(sets.length).toBeGreaterThan(1);
  expect(Math.max(...sets.map((set) => set.length))).toBeLessThanOrEqual(7500);
  expect(sets.flatMap((set) => unpackUids(set))).toEqual(uids);
});

it('reads sets of a server with a bound and without trust', () => {
  expect(unpackUids('3:1,7')).toEqual([1, 2, 3, 7]);
  expect(unpackUids('1:4294967295', 3)).toEqual([1, 2, 3]);
  expect(unpackUids('*,x,1:2:3,,5')).toEqual([5]);
});
