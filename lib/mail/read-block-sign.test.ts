import { describe, expect, it } from 'vitest';
import { readBlockSign } from './read-block-sign.ts';

describe('the sign of Markdown that a line begins with', () => {
  it.each([
    ['- ', 'bullets'],
    ['*\u00a0', 'bullets'],
    ['+ ', 'bullets'],
    ['1. ', 'numbers'],
    ['1) ', 'numbers'],
    ['> ', 'quote'],
    ['# ', 'h1'],
    ['### ', 'h3'],
  ])('makes of %j %s', (before, kind) => {
    expect(readBlockSign(before)).toBe(kind);
  });

  it.each(['', ' ', '-', '--', '-- ', ' - ', 'a - ', '2. ', '1.', '#### ', '>> ', 'constructor ', '- - '])(
    'is not in %j',
    (before) => {
      expect(readBlockSign(before)).toBeUndefined();
    },
  );
});
