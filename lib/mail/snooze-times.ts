export const SNOOZE_CHOICES = ['later', 'tomorrow', 'weekend', 'next-week'] as const;
export type SnoozeChoice = (typeof SNOOZE_CHOICES)[number];

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Later today is three hours from now, on the full hour, and not in the night. */
const LATER = 3;
const NIGHT = 22;
const MORNING = 8;
const SATURDAY = 6;
const MONDAY = 1;

/**
 * The times that are offered for snoozing, soonest first, each by the clocks of the person's zone. Those that would be the
 * same as another are left out: on Friday the weekend is tomorrow.
 *
 * @param timeZone IANA zone
 */
export function snoozeTimes(now: Date, timeZone: string): { readonly choice: SnoozeChoice; readonly at: Date }[] {
  const wall = wallTime(now, timeZone);
  const today = wall - (wall % DAY);
  const weekday = new Date(wall).getUTCDay();
  const later = Math.ceil((wall + LATER * HOUR) / HOUR) * HOUR;
  const morning = (days: number): number => today + days * DAY + MORNING * HOUR;
  const until = (day: number): number => ((day - weekday + 6) % 7) + 1;
  const choices: { choice: SnoozeChoice; wall: number }[] = [
    ...(later <= today + NIGHT * HOUR ? [{ choice: 'later' as const, wall: later }] : []),
    { choice: 'tomorrow', wall: morning(1) },
    ...(weekday > 0 && weekday < SATURDAY - 1 ? [{ choice: 'weekend' as const, wall: morning(until(SATURDAY)) }] : []),
    ...(until(MONDAY) > 1 ? [{ choice: 'next-week' as const, wall: morning(until(MONDAY)) }] : []),
  ];
  return choices.map((one) => ({ choice: one.choice, at: instantOf(one.wall, timeZone) }));
}

/**
 * The moment that a field for date and time means (`2026-11-22T08:00`, as `<input type=datetime-local>` writes it). A time that
 * the change to summer time leaves out counts as the hour after it; `undefined` for anything else than a date and a time.
 */
export function readLocalTime(text: string, timeZone: string): Date | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?$/.test(text)) return undefined;
  const wall = Date.parse(`${text}Z`);
  return Number.isNaN(wall) ? undefined : instantOf(wall, timeZone);
}

/** A moment as a field for date and time takes it, to the minute. */
export const writeLocalTime = (at: Date, timeZone: string): string =>
  new Date(wallTime(at, timeZone)).toISOString().slice(0, 16);

/** What the clocks of a zone show, as if it were UTC, in milliseconds. */
function wallTime(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value ?? 0);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}

/** The moment at which the clocks of a zone show this; of two the earlier, of none the hour after the gap. */
function instantOf(wall: number, timeZone: string): Date {
  const offset = (at: number): number => wallTime(new Date(at), timeZone) - at;
  const before = wall - offset(wall - DAY);
  const after = wall - offset(wall + DAY);
  return new Date(before + offset(before) === wall ? before : after + offset(after) === wall ? after : before);
}
