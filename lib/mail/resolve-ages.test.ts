import { expect, it } from 'vitest';
import { formatSearch } from './format-search.ts';
import { parseSearch } from './parse-search.ts';
import { resolveAges } from './resolve-ages.ts';

it.each([
  ['older_than:7d', '2026-03-31', 'before:2026-03-24'],
  ['newer_than:2w', '2026-03-05', 'after:2026-02-19'],
  ['newer_than:1m', '2026-03-31', 'after:2026-02-28'],
  ['older_than:1y', '2024-02-29', 'before:2023-02-28'],
  ['on:today', '2026-03-31', 'on:2026-03-31'],
  ['on:yesterday', '2026-01-01', 'on:2025-12-31'],
  ['older_than:9999y', '2026-01-01', 'before:1900-01-01'],
  ['-(a OR newer_than:1d) on:2025', '2026-01-01', '-(a OR after:2025-12-31) on:2025'],
])('%s on %s is %s', (typed, today, resolved) => {
  const { query } = parseSearch(typed);
  expect(formatSearch(query && resolveAges(query, today))).toBe(resolved);
});
