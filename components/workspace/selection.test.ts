import { describe, expect, it } from 'vitest';
import { NOTHING_SELECTED, clearRows, dropRows, extendTo, standOn, toggleRow } from './selection.ts';

describe('ticking', () => {
  it('ticks and takes the tick off again, and begins ranges there', () => {
    const once = toggleRow(NOTHING_SELECTED, 'b');
    expect([...once.chosen]).toEqual(['b']);
    expect(once.anchor).toBe('b');
    expect(toggleRow(once, 'b').chosen.size).toBe(0);
  });

  it('replaces with a range, or adds one, and keeps where it began', () => {
    const begun = toggleRow(toggleRow(NOTHING_SELECTED, 'x'), 'b');
    const range = extendTo(begun, ['b', 'c', 'd'], 'd', false);
    expect([...range.chosen]).toEqual(['b', 'c', 'd']);
    expect([range.anchor, range.focus]).toEqual(['b', 'd']);
    expect([...extendTo(begun, ['b', 'c'], 'c', true).chosen]).toEqual(['x', 'b', 'c']);
  });

  it('stays with the same rows when others go', () => {
    const two = toggleRow(toggleRow(NOTHING_SELECTED, 'a'), 'c');
    expect([...dropRows(two, new Set(['c']), 'd').chosen]).toEqual(['a']);
    expect(dropRows(two, new Set(['z']), 'd')).toBe(two);
  });

  it('leaves the keyboard on the row after one that went', () => {
    expect(dropRows(standOn(NOTHING_SELECTED, 'b'), new Set(['b']), 'c')).toMatchObject({ focus: 'c', anchor: 'c' });
    expect(dropRows(standOn(NOTHING_SELECTED, 'b'), new Set(['b']), undefined).focus).toBeUndefined();
  });

  it('clears ticks and leaves the keyboard where it is', () => {
    expect(clearRows(toggleRow(NOTHING_SELECTED, 'a'))).toMatchObject({ chosen: new Set(), focus: 'a' });
  });
});
