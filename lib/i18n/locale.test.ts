import { expect, it } from 'vitest';
import { directionOf, LOCALES } from './locale.ts';

it('knows which way the lines of a language run', () => {
  expect(['ar', 'ar-EG', 'he', 'fa-IR', 'ur'].map(directionOf)).toEqual(['rtl', 'rtl', 'rtl', 'rtl', 'rtl']);
  expect([...LOCALES, 'de', 'art-x-test'].map(directionOf)).toEqual(['ltr', 'ltr', 'ltr', 'ltr']);
});
