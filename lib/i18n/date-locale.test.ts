import { describe, expect, it } from 'vitest';
import { createTexts } from './create-texts.ts';
import { dateLocale, type DateChoice } from './date-locale.ts';
import type { Locale } from './locale.ts';

const now = new Date('2026-11-22T18:30:00Z');
const said = (locale: Locale, header: string, choice?: DateChoice): string[] => {
  const texts = createTexts(locale, 'UTC', now, dateLocale(locale, header, choice));
  return [texts.date('2025-03-02T10:00:00Z', 'short'), texts.date(now.toISOString(), 'time').replaceAll(/\s/gu, ' ')];
};

describe('dates in English', () => {
  it.each([
    ['en-US,en;q=0.9', 'Mar 2, 2025', '6:30 PM'],
    ['en-GB,en;q=0.9', '2 Mar 2025', '18:30'],
    ['en-AU', '2 Mar 2025', '6:30 pm'],
    ['id-ID,id;q=0.9,en-US;q=0.8', '2 Mar 2025', '18:30'],
    ['en-US;q=0.5,de', '2 Mar 2025', '18:30'],
    ['ja-JP', 'Mar 2, 2025', '18:30'],
    ['fa-IR', '2 Mar 2025', '18:30'],
    ['', 'Mar 2, 2025', '6:30 PM'],
    ['*, x_y, <script>', 'Mar 2, 2025', '6:30 PM'],
  ])('are written for a browser of %j as there: %s, %s', (header, day, time) => {
    expect(said('en', header)).toEqual([day, time]);
  });

  it('are written as the person chose, whatever the browser says', () => {
    expect(said('en', 'en-US', { clock: '24', dateOrder: 'day' })).toEqual(['2 Mar 2025', '18:30']);
    expect(said('en', 'en-US', { clock: '24', dateOrder: 'auto' })).toEqual(['Mar 2, 2025', '18:30']);
    expect(said('en', 'de', { clock: '12', dateOrder: 'auto' })).toEqual(['2 Mar 2025', '6:30 pm']);
    expect(said('en', 'de', { clock: 'auto', dateOrder: 'month' })).toEqual(['Mar 2, 2025', '18:30']);
  });

  it('are tags that every browser knows, so that page and script say the same', () => {
    for (const header of ['en-ID', 'en-ZZ', 'sw', 'zh-Hant-TW', 'en-GB-oxendict', 'th-TH-u-ca-buddhist', 'ar-EG'])
      for (const clock of ['auto', '24', '12'] as const)
        expect(dateLocale('en', header, { clock, dateOrder: 'auto' })).toMatch(/^en-(?:GB|US)(?:-u-hc-h(?:12|23))?$/);
  });
});

it('dates in Indonesian keep their order, and their clock unless another one is chosen', () => {
  expect(said('id', 'en-US')).toEqual(['2 Mar 2025', '18.30']);
  expect(said('id', 'en-US', { clock: '12', dateOrder: 'month' })).toEqual(['2 Mar 2025', '6.30 PM']);
});
