import { describe, expect, it } from 'vitest';
import type { MessageRow } from '#lib/contract/index.ts';
import type { ListRows } from './list-rows.ts';
import { pageRows, pageStart } from './page-rows.ts';

/** A list whose row at place n has the UID 1000 - n. */
const list = (total: number): ListRows => ({
  total,
  at: (place) => (place >= 0 && place < total ? ({ uid: 1000 - place } as MessageRow) : undefined),
  placeOf: (uid) => (uid <= 1000 && uid > 1000 - total ? 1000 - uid : -1),
});

describe('a page of a list', () => {
  it('holds its rows and no others, counted from its own top', () => {
    const page = pageRows(list(40), 15, 15);
    expect(page.total).toBe(15);
    expect(page.at(0)?.uid).toBe(985);
    expect(page.at(14)?.uid).toBe(971);
    expect([page.at(-1), page.at(15)]).toEqual([undefined, undefined]);
    expect(page.placeOf(985)).toBe(0);
    expect([page.placeOf(986), page.placeOf(970), page.placeOf(5)]).toEqual([-1, -1, -1]);
  });

  it('is as long as the list lets it be', () => {
    expect(pageRows(list(40), 30, 15).total).toBe(10);
    expect(pageRows(list(0), 0, 15).total).toBe(0);
  });

  it('is the last one where the list has become shorter than the address says', () => {
    expect(pageStart(30, 40, 15)).toBe(30);
    expect(pageStart(30, 30, 15)).toBe(15);
    expect(pageStart(90, 31, 15)).toBe(30);
    expect(pageStart(30, 0, 15)).toBe(0);
  });
});
