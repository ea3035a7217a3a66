import { expect, it } from 'vitest';
import { limitMarks } from './limit-marks.ts';

it('leaves every text that people write', () => {
  for (const text of ['', 'Tiếng Việt', 'e\u0301'.repeat(1000), 'ก็ที่นี่', 'בְּרֵאשִׁית', `e${'\u0301'.repeat(30)}`])
    expect(limitMarks(text)).toBe(text);
});

it('takes away what lets a browser hang: marks by the thousand over one letter', () => {
  expect(limitMarks(`a${'\u0301'.repeat(64_000)}b${'\u05b0\u05b1'.repeat(20)}`)).toBe(
    `a${'\u0301'.repeat(30)}b${'\u05b0\u05b1'.repeat(15)}`,
  );
});
