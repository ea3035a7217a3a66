import { describe, expect, it } from 'vitest';
import { swapSignature } from './swap-signature.ts';

describe('changing the sender swaps the signature', () => {
  it.each([
    ['Halo\n\n-- \nBudi', 'Budi', 'SMK 1', 'Halo\n\n-- \nSMK 1'],
    ['\n\n-- \nBudi\n\nSiti wrote:\n> x', 'Budi', 'SMK 1', '\n\n-- \nSMK 1\n\nSiti wrote:\n> x'],
    ['Halo\n\n-- \nBudi', 'Budi', '', 'Halo\n'],
    ['Halo', '', 'Budi', 'Halo\n\n-- \nBudi\n'],
    ['Halo\n\n-- \nBudi, typed over', 'Budi', 'SMK 1', 'Halo\n\n-- \nBudi, typed over'],
    ['Halo', 'Budi', 'SMK 1', 'Halo'],
    ['Halo\n-- \nhand-made', '', 'Budi', 'Halo\n-- \nhand-made'],
    ['Halo', 'Budi', 'Budi', 'Halo'],
  ])('%j from %j to %j', (text, before, after, expected) => {
    expect(swapSignature(text, before, after)).toBe(expected);
  });
});
