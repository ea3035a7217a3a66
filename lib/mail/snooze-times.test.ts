import { describe, expect, it } from 'vitest';
import { readLocalTime, snoozeTimes, writeLocalTime } from './snooze-times.ts';

const offered = (now: string, zone: string): string[] =>
  snoozeTimes(new Date(now), zone).map(({ choice, at }) => `${choice} ${writeLocalTime(at, zone)}`);

describe('the times to snooze until', () => {
  it('go by the clocks of the person, not of the server', () => {
    // Sunday 23:30 in London is Monday 06:30 in Jakarta.
    expect(offered('2026-11-22T23:30:00Z', 'Asia/Jakarta')).toEqual([
      'later 2026-11-23T10:00',
      'tomorrow 2026-11-24T08:00',
      'weekend 2026-11-28T08:00',
      'next-week 2026-11-30T08:00',
    ]);
    expect(snoozeTimes(new Date('2026-11-22T23:30:00Z'), 'Asia/Jakarta')[0]?.at.toISOString()).toBe(
      '2026-11-23T03:00:00.000Z',
    );
  });

  it('offer no later today in the evening, no weekend on the day before or in it, no next week on Sunday', () => {
    expect(offered('2026-11-25T20:00:00Z', 'UTC').map((one) => one.split(' ')[0])).toEqual([
      'tomorrow',
      'weekend',
      'next-week',
    ]);
    const choices = (day: string): string[] =>
      snoozeTimes(new Date(`${day}T09:00:00Z`), 'UTC').map((one) => one.choice);
    expect(choices('2026-11-27')).toEqual(['later', 'tomorrow', 'next-week']);
    expect(choices('2026-11-28')).toEqual(['later', 'tomorrow', 'next-week']);
    expect(choices('2026-11-29')).toEqual(['later', 'tomorrow']);
  });

  it('mean eight in the morning also after the clocks were changed', () => {
    // Berlin goes back to winter time in the night of 25 October 2026.
    const [tomorrow] = snoozeTimes(new Date('2026-10-24T20:00:00Z'), 'Europe/Berlin');
    expect(tomorrow?.at.toISOString()).toBe('2026-10-25T07:00:00.000Z');
  });
});

describe('a date and time that somebody picked', () => {
  it('is that time in their zone', () => {
    expect(readLocalTime('2026-07-01T08:00', 'America/New_York')?.toISOString()).toBe('2026-07-01T12:00:00.000Z');
    expect(readLocalTime('2026-12-01T08:00', 'America/New_York')?.toISOString()).toBe('2026-12-01T13:00:00.000Z');
  });

  it('falls after the hour that the change to summer time leaves out', () => {
    expect(readLocalTime('2026-03-29T02:30', 'Europe/Berlin')?.toISOString()).toBe('2026-03-29T01:30:00.000Z');
  });

  it('is nothing when it is not a date and a time', () => {
    for (const text of ['', 'tomorrow', '2026-13-01T08:00', '2026-01-01', '2026-01-01T08:00+07:00'])
      expect(readLocalTime(text, 'UTC')).toBeUndefined();
  });
});
