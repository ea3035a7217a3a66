import { expect, it } from 'vitest';
import { markHidden } from './mark-hidden.ts';

it('marks what turns the letters of an address round, or is not seen in it', () => {
  expect(markHidden('https://evil.example/\u202egpj.exe')).toBe('https://evil.example/‹U+202E›gpj.exe');
  expect(markHidden('a\u200bb\u2066c\u00add\u3164e\u{e0041}f\0')).toBe(
    'a‹U+200B›b‹U+2066›c‹U+00AD›d‹U+3164›e‹U+E0041›f‹U+0000›',
  );
});

it('marks a blank of Braille and what joins letters, too', () => {
  expect(markHidden('a\u2800b\u034fc\ufe0fd')).toBe('a‹U+2800›b‹U+034F›c‹U+FE0F›d');
});

it('leaves every letter that is seen, in any script', () => {
  const seen = 'https://contoh.example/a?b=%20#ç-ש-ع-日本 é';
  expect(markHidden(seen)).toBe(seen);
});
