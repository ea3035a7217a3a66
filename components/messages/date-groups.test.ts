import { expect, it } from 'vitest';
import { createTexts } from '#lib/i18n/index.ts';
import { dateGroups } from './date-groups.ts';

const NOW = new Date('2026-11-22T01:00:00Z'); // eight in the morning in Jakarta

it.each([
  ['2026-11-22T00:30:00Z', 'Today'],
  ['2026-11-21T17:00:00Z', 'Today'], // midnight in Jakarta
  ['2026-11-21T16:59:00Z', 'Yesterday'],
  ['2026-11-20T16:59:00Z', 'Last 7 days'],
  ['2026-11-15T17:00:00Z', 'Last 7 days'],
  ['2026-11-15T16:59:00Z', 'November 2026'],
  ['2025-12-31T16:59:00Z', 'December 2025'],
  ['2026-11-22T09:00:00Z', 'Today'], // a clock that is ahead
  ['', ''],
  ['nonsense', ''],
])('mail of %s stands under "%s" in Jakarta', (iso, group) => {
  expect(dateGroups(createTexts('en', 'Asia/Jakarta', NOW))(iso)).toBe(group);
});
