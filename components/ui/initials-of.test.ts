import { expect, it } from 'vitest';
import { initialsOf } from './initials-of.ts';

it.each([
  ['Siti Aminah', 'SA'],
  ['siti', 'S'],
  ['Budi Tri Santoso', 'BS'],
  ['budi@smk.test', 'B'],
  ['"Sinta", Dr.', 'SD'],
  ['محمد علي', 'مع'],
  ['3M', '3'],
  ['🦊', '?'],
  ['', '?'],
])('%j → %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
