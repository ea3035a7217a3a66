import { expect, it } from 'vitest';

import { percentile, rounded } from './percentile.ts';

it('gives a value that was measured, by nearest rank', () => {
  const samples = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(percentile(samples, 0.5)).toBe(50);
  expect(percentile(samples, 0.95)).toBe(95);
  expect(percentile(samples, 1)).toBe(100);
  expect(percentile(samples, 0)).toBe(1);
});

it('gives the only sample there is, and NaN without any', () => {
  expect(percentile([7], 0.95)).toBe(7);
  expect(percentile([], 0.5)).toBeNaN();
});

it('does not sort 10 before 9, and leaves the samples as they were', () => {
  const samples = [10, 9, 100];
  expect(percentile(samples, 0.5)).toBe(10);
  expect(samples).toEqual([10, 9, 100]);
});

it('claims no more places than a measurement has', () => {
  expect([1.2345, 12.345, 123.45].map(rounded)).toEqual([1.23, 12.3, 123]);
});
