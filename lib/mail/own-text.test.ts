import { expect, it } from 'vitest';
import { ownText } from './own-text.ts';

it.each([
  ['Halo\n\nBudi', 'Halo\n\nBudi'],
  ['Halo\n\n-- \nBudi\nSMK 1', 'Halo\n'],
  ['Ya.\n\nSiti menulis:\n> Jadi?\n> Besok?\n\nSampai besok', 'Ya.\n\n\nSampai besok'],
  ['> Jadi?', ''],
  ['', ''],
])('of %j somebody wrote %j', (text, own) => {
  expect(ownText(text)).toBe(own);
});
