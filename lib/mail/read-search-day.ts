import type { AgeUnit, DayRelation, SearchTerm } from './search-query.ts';

const TODAY = new Set(['today', 'hari_ini', 'hari-ini']);
const YESTERDAY = new Set(['yesterday', 'kemarin']);
const OLDEST_AGE = 9999;

/**
 * A day as people write it: `2026-11-22` (also with `/` or `.`), `22/11/2026` (the day first, as in Indonesia and most of the
 * world), `2026-11`, `2026`, `today`, `yesterday`, or an age such as `7d`, `2w`, `6m`, `1y`. `undefined` for what is no day.
 */
export function readSearchDay(relation: DayRelation, value: string): SearchTerm | undefined {
  const word = value.toLowerCase();
  if (TODAY.has(word)) return { type: 'age', relation, count: 0, unit: 'd' };
  if (YESTERDAY.has(word)) return { type: 'age', relation, count: 1, unit: 'd' };
  const [, count, unit] = /^(\d{1,5})([dwmy])$/.exec(word) ?? [];
  if (count && unit)
    return Number(count) > OLDEST_AGE
      ? undefined
      : { type: 'age', relation, count: Number(count), unit: unit as AgeUnit };
  const day = readDay(word);
  return day === undefined ? undefined : { type: 'day', relation, day };
}

function readDay(word: string): string | undefined {
  const backwards = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(word);
  const [, year, , month, day] = backwards
    ? ['', backwards[4], '', backwards[3], backwards[1]]
    : (/^(\d{4})(?:([-/.])(\d{1,2})(?:\2(\d{1,2}))?)?$/.exec(word) ?? []);
  if (year === undefined || Number(year) < 1900) return undefined;
  const parts = [year, month?.padStart(2, '0'), day?.padStart(2, '0')].filter((part) => part !== undefined);
  const text = parts.join('-');
  // 31 April is no day, and reads back as another one.
  const read = new Date(`${[...parts, '01', '01'].slice(0, 3).join('-')}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(text) ? text : undefined;
}
