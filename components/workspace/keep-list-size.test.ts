import { expect, it } from 'vitest';
import { readListSize } from './keep-list-size.ts';

it.each([
  ['368', 368],
  ['5000', 5000],
  ['5001', null],
  ['0', null],
  ['-3', null],
  ['12.5', null],
  ['1e3px', null],
  ['<style>', null],
  ['', null],
  [undefined, null],
])('the size of the list in the cookie %j is %j', (cookie, size) => {
  expect(readListSize(cookie)).toBe(size);
});
