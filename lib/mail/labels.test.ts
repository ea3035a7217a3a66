import { describe, expect, it } from 'vitest';
import { labelKeyword } from './labels.ts';

describe('the keyword of a label', () => {
  it.each([
    ['Kelas 7', 'Kelas_7'],
    ['Café & Crème', 'Cafe_Creme'],
    ['2026: Rapat', 'Rapat'],
    ['عمل', 'label-639-645-644'],
    ['🌿', 'label-1f33f'],
    ['\r\nX LOGOUT', 'X_LOGOUT'],
  ])('%j is %s', (name, keyword) => {
    expect(labelKeyword(name, [])).toBe(keyword);
  });

  it('is its own, whatever the letters of others', () => {
    expect(labelKeyword('Kelas', ['kelas', 'KELAS-2'])).toBe('Kelas-3');
  });

  it('is always an atom, whatever the name', () => {
    for (let code = 0; code < 0x3000; code += 1) {
      const name = String.fromCodePoint(code).repeat(60);
      expect(labelKeyword(name, [])).toMatch(/^[A-Za-z][A-Za-z0-9_-]{0,39}$/);
    }
  });
});
