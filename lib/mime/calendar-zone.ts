import type { ContentLine } from '#lib/mail/content-lines.ts';
import { windowsZone } from './windows-zones.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** STANDARD and DAYLIGHT of a VTIMEZONE (RFC 5545 §3.6.5), by the TZID they belong to. */
export type Observances = ReadonlyMap<string, readonly (readonly ContentLine[])[]>;

/**
 * The moment that a clock of some zone shows a time. Known zones go before what the calendar says of them, because their rules are kept
 * up to date; Windows' names are understood.
 *
 * @param local the time as if it were UTC, in ms.
 * @param tzid as the calendar names the zone.
 * @returns ms; `undefined` when nobody knows the zone.
 */
export function zoneTime(local: number, tzid: string, observances: Observances): number | undefined {
  const zone = knownZone(tzid);
  if (zone !== undefined) {
    // A first guess lies on the right side of a change of clocks but for the hours next to it.
    const guess = local - offsetAt(local, zone);
    return local - offsetAt(guess, zone);
  }
  const offset = describedOffset(local, observances.get(tzid) ?? []);
  return offset === undefined ? undefined : local - offset;
}

function knownZone(tzid: string): string | undefined {
  const name = tzid.replace(/^\(.*?\)\s*/, '').trim(); // "(UTC+07:00) SE Asia Standard Time"
  // "/mozilla.org/20070129_1/Europe/Berlin" and the like (RFC 5545 §3.2.19)
  const tail = name.startsWith('/') ? name.split('/').slice(-2).join('/') : name;
  return [windowsZone(name), tail].find((one) => one !== undefined && isZone(one));
}

function isZone(name: string): boolean {
  if (!/^[A-Za-z][\w+/-]{1,60}$/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false; // RangeError: no such zone
  }
}

/** How far the clocks of a zone are ahead of UTC, in ms. */
function offsetAt(moment: number, zone: string): number {
  const written = new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(
    moment,
  );
  const shown = Date.parse(`${written.replace(' ', 'T')}Z`);
  return Number.isNaN(shown) ? 0 : Math.round((shown - moment) / MINUTE) * MINUTE;
}

/** By the observance that began last before that time. Rules other than "every year, month, n-th weekday" count from their first day. */
function describedOffset(local: number, observances: readonly (readonly ContentLine[])[]): number | undefined {
  let best: { readonly since: number; readonly offset: number } | undefined;
  for (const lines of observances.slice(0, 50)) {
    const value = (name: string): string => lines.find((one) => one.name === name)?.value ?? '';
    const offset = readOffset(value('TZOFFSETTO'));
    const start = readStamp(value('DTSTART'));
    if (offset === undefined || start === undefined) continue;
    const since = lastChange(local, start, value('RRULE'));
    if (!best || since > best.since) best = { since, offset };
  }
  return best?.offset;
}

function lastChange(local: number, start: number, rule: string): number {
  if (start > local) return start - 1000 * 365 * DAY; // has not begun: counts only when nothing else does
  const month = Number(/BYMONTH=(\d{1,2})(?:;|$)/.exec(rule)?.[1]);
  const [, nth = '', day = ''] = /BYDAY=(-?[1-5])(SU|MO|TU|WE|TH|FR|SA)(?:;|$)/.exec(rule) ?? [];
  if (!(month >= 1 && month <= 12) || nth === '') return start;
  const year = new Date(local).getUTCFullYear();
  const time = start % DAY;
  const inYear = (one: number): number =>
    nthWeekday(one, month, Number(nth), WEEKDAYS.indexOf(day)) + ((time + DAY) % DAY);
  const this_ = inYear(year);
  return Math.max(start, this_ <= local ? this_ : inYear(year - 1));
}

/** `SU` … `SA`, as JavaScript numbers the days. */
export const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

function nthWeekday(year: number, month: number, nth: number, weekday: number): number {
  const edge = Date.UTC(year, nth > 0 ? month - 1 : month, nth > 0 ? 1 : 0);
  const shift = (weekday - new Date(edge).getUTCDay() + 7) % 7;
  return nth > 0 ? edge + (shift + (nth - 1) * 7) * DAY : edge + ((shift - 7) % 7) * DAY + (nth + 1) * 7 * DAY;
}

/** `+0700` or `-033000`. */
function readOffset(value: string): number | undefined {
  const [, sign, hours, minutes, seconds = '0'] = /^([+-])(\d\d)(\d\d)(\d\d)?$/.exec(value.trim()) ?? [];
  if (sign === undefined) return undefined;
  const size = (Number(hours) * 60 + Number(minutes)) * MINUTE + Number(seconds) * 1000;
  return sign === '-' ? -size : size;
}

/** `20261122T090000` or `20261122` as if it were UTC, in ms; `undefined` for everything else. */
export function readStamp(value: string): number | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?)?/.exec(value.trim());
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((one) => Number(one ?? 0));
  const stamp = Date.UTC(year, month - 1, day, hour, minute, second);
  const back = new Date(stamp);
  const real = back.getUTCMonth() === month - 1 && back.getUTCDate() === day && hour < 24 && minute < 60 && year > 0;
  return real ? stamp : undefined;
}
