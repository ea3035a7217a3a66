import type { AgeUnit, SearchQuery } from './search-query.ts';

/**
 * The query with its ages (`older_than:7d`) made days.
 *
 * @param today `2026-11-22`, as the person's calendar says.
 */
export function resolveAges(query: SearchQuery, today: string): SearchQuery {
  if (query.type === 'all' || query.type === 'any')
    return { type: query.type, of: query.of.map((part) => resolveAges(part, today)) };
  if (query.type === 'not') return { type: 'not', of: resolveAges(query.of, today) };
  if (query.type !== 'age') return query;
  return { type: 'day', relation: query.relation, day: dayBefore(today, query.count, query.unit) };
}

const EARLIEST = '1900-01-01';

function dayBefore(today: string, count: number, unit: AgeUnit): string {
  const day = new Date(`${today}T00:00:00Z`);
  if (unit === 'd' || unit === 'w') day.setUTCDate(day.getUTCDate() - count * (unit === 'w' ? 7 : 1));
  else {
    const date = day.getUTCDate();
    day.setUTCMonth(day.getUTCMonth() - count * (unit === 'y' ? 12 : 1));
    if (day.getUTCDate() !== date) day.setUTCDate(0); // a month before 31 March ends with February
  }
  const text = day.toISOString().slice(0, 10);
  return text.startsWith('-') || text < EARLIEST ? EARLIEST : text;
}
