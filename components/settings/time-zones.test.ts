import { expect, it } from 'vitest';
import { timeZones } from './time-zones.ts';

it('offers every zone once, in order, with the chosen one even under another name', () => {
  const zones = timeZones('Asia/Calcutta');
  expect(zones).toEqual(expect.arrayContaining(['Asia/Jakarta', 'Asia/Calcutta', 'UTC']));
  expect(zones).toEqual([...new Set(zones)].toSorted());
});

it('does not take "auto" for a zone', () => {
  expect(timeZones('auto')).not.toContain('auto');
});
