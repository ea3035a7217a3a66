import { expect, test } from 'vitest';
import { foldEarlier } from './fold-earlier.ts';

const read = (count: number): boolean[] => Array.from({ length: count }, () => false);

test('four messages before the open one stand as four lines', () => {
  expect(foldEarlier(read(4))).toBe(0);
  expect(foldEarlier([])).toBe(0);
});

test('of five hundred messages the two nearest ones stand as lines', () => {
  expect(foldEarlier(read(500))).toBe(498);
});

test('what is unread is never folded away', () => {
  expect(foldEarlier([...read(10), true, ...read(20)])).toBe(10);
  expect(foldEarlier([true, ...read(20)])).toBe(0);
});
