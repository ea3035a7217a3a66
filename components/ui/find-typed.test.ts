import { describe, expect, it } from 'vitest';
import { findTyped } from './find-typed.ts';

const menu = ['Archive', 'Add a star', 'Délai', 'Delete', 'Move'];

describe('typing in a menu', () => {
  it('goes to the entry that begins so, in any case and without accents', () => {
    expect(findTyped(menu, -1, 'm')).toBe(4);
    expect(findTyped(menu, 0, 'DELE')).toBe(3);
    expect(findTyped(menu, 0, 'del')).toBe(2);
  });

  it('goes on with the same letter, and round', () => {
    expect(findTyped(menu, 0, 'a')).toBe(1);
    expect(findTyped(menu, 1, 'aa')).toBe(0);
  });

  it('stays while what is typed grows and still fits', () => {
    expect(findTyped(menu, 1, 'ad')).toBe(1);
  });

  it('finds nothing where nothing begins so', () => {
    expect(findTyped(menu, 0, 'x')).toBe(-1);
    expect(findTyped(menu, 0, '')).toBe(-1);
    expect(findTyped([], -1, 'a')).toBe(-1);
  });
});
