import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { buildSanitiser } from '#lib/html/index.ts';
import { practiseCleaning } from './practise-cleaning.ts';

type Work = Parameters<NonNullable<Parameters<typeof practiseCleaning>[1]>>[0];

const sanitiser = buildSanitiser(new JSDOM('').window);

/** @returns how often it asked for time when it was given so many milliseconds each time. */
function askedFor(remaining: number): number {
  let asked = 0;
  const waiting: Work[] = [];
  practiseCleaning(sanitiser, (work) => {
    asked += 1;
    waiting.push(work);
  });
  for (let work = waiting.shift(); work; work = waiting.shift()) work({ timeRemaining: () => remaining });
  return asked;
}

describe('the first designed letter does not wait for code that never ran', () => {
  it('a letter is practised in one go where there is time', () => {
    expect(askedFor(50)).toBe(1);
  });

  it('and a piece at a time where there is little', () => {
    expect(askedFor(0)).toBeGreaterThan(4);
  });
});
