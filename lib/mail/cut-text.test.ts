import { describe, expect, it } from 'vitest';
import { cutText } from './cut-text.ts';

describe('a text that is cut', () => {
  it.each([
    ['as long as it may be', 'abc', 3, 'abc'],
    ['shorter', 'ab', 3, 'ab'],
    ['longer', 'abcd', 3, 'abc'],
    ['empty', '', 3, ''],
    ['between two characters of two units', '🦊🦊', 2, '🦊'],
    ['within such a character', 'a🦊', 2, 'a'],
    ['to nothing', '🦊', 1, ''],
  ])('%s is whole characters', (_, text, longest, cut) => {
    expect(cutText(text, longest)).toBe(cut);
  });
});
