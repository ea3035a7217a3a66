import { describe, expect, it } from 'vitest';
import { TALLEST, canvasHeight, listOffset, offsetShowing, scrollTopFor, visibleRange } from './scroll-geometry.ts';

const list = (total: number) => ({ total, rowHeight: 64, viewHeight: 640, lead: 20 });

describe.each([10, 1000, 100_000, 1_000_000, 5_000_000])('a list of %i rows', (total) => {
  const here = list(total);
  const end = here.lead + canvasHeight(here) - here.viewHeight;

  it('is never higher than browsers can draw', () => {
    expect(canvasHeight(here)).toBeLessThanOrEqual(TALLEST);
  });

  it('shows its first row at the top of the scroll bar and its last one at the end', () => {
    expect(visibleRange(here, listOffset(here, 0)).first).toBe(0);
    expect(visibleRange(here, listOffset(here, Math.max(0, end))).last).toBe(total - 1);
  });

  it('leads to any row and back', () => {
    for (const place of [0, 1, Math.floor(total / 2), total - 10].filter((one) => one >= 0)) {
      const offset = offsetShowing(here, 0, place);
      const { first, last } = visibleRange(here, offset);
      expect(place).toBeGreaterThanOrEqual(first);
      expect(place).toBeLessThanOrEqual(last);
      expect(listOffset(here, scrollTopFor(here, offset))).toBeCloseTo(offset, 3);
    }
  });
});

it('shows no rows of an empty list', () => {
  expect(visibleRange(list(0), 0).last).toBe(-1);
});

it('does not move for a row that can be seen whole', () => {
  expect(offsetShowing(list(1000), 128, 4)).toBe(128);
});
