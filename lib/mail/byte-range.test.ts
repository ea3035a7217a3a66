import { describe, expect, it } from 'vitest';
import { parseRange, placeRange } from './byte-range.ts';

describe('parseRange', () => {
  it('reads the three forms of RFC 9110 §14.1.2', () => {
    expect(parseRange('bytes=0-499')).toEqual({ first: 0, last: 499 });
    expect(parseRange('bytes=9500-')).toEqual({ first: 9500, last: null });
    expect(parseRange('Bytes = -500')).toEqual({ suffix: 500 });
  });

  it('takes several ranges, other units and nonsense as a wish for everything', () => {
    for (const header of [
      null,
      '',
      'bytes=',
      'bytes=-',
      'bytes=0-1,4-5',
      'lines=1-2',
      'bytes=5-4',
      'bytes=a-b',
      'bytes=1e3-',
    ])
      expect([header, parseRange(header)]).toEqual([header, null]);
  });
});

describe('placeRange', () => {
  it('never leaves what there is', () => {
    for (const size of [0, 1, 2, 10, 1000])
      for (const first of [0, 1, 9, 10, 999, 1000])
        for (const range of [{ first, last: null }, { first, last: first }, { first, last: 5000 }, { suffix: first }]) {
          const placed = placeRange(range, size);
          if (!placed) continue;
          expect(placed.start).toBeGreaterThanOrEqual(0);
          expect(placed.end).toBeGreaterThan(placed.start);
          expect(placed.end).toBeLessThanOrEqual(size);
        }
  });

  it('counts the last octet in, and the end of a suffix from behind', () => {
    expect(placeRange({ first: 0, last: 0 }, 10)).toEqual({ start: 0, end: 1 });
    expect(placeRange({ first: 4, last: null }, 10)).toEqual({ start: 4, end: 10 });
    expect(placeRange({ suffix: 3 }, 10)).toEqual({ start: 7, end: 10 });
    expect(placeRange({ suffix: 30 }, 10)).toEqual({ start: 0, end: 10 });
  });

  it('knows what lies outside', () => {
    expect(placeRange({ first: 10, last: null }, 10)).toBeNull();
    expect(placeRange({ suffix: 0 }, 10)).toBeNull();
    expect(placeRange({ suffix: 5 }, 0)).toBeNull();
  });
});
