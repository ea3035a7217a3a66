import type { BodyPart } from '#lib/mail/body-part.ts';
import { readContentLines, unescapeText, type ContentLine } from '#lib/mail/content-lines.ts';
import { cutText } from '#lib/mail/cut-text.ts';
import { oneLine } from '#lib/mail/format-address.ts';
import { readStamp, WEEKDAYS, zoneTime, type Observances } from './calendar-zone.ts';
import { decodeText } from './decode-text.ts';

const DAY = 86_400_000;
const DEEPEST = 10;
const MOST_PEOPLE = 50;

/** `at`: `2026-11-22` for a whole day, else ISO 8601; without `Z` when the zone is unknown. */
export interface CalendarTime {
  readonly at: string;
  readonly zone: string;
}

export interface CalendarPerson {
  readonly name: string;
  readonly address: string;
  /** PARTSTAT in lower case, `''` when missing. */
  readonly answer: string;
}

export interface CalendarRepeat {
  readonly every: 'day' | 'week' | 'month' | 'year' | 'other';
  readonly interval: number;
  /** 0 Sunday … 6 Saturday. */
  readonly weekdays: number[];
  /** A day, or `''`. */
  readonly until: string;
  readonly count: number;
}

/** An event as far as it is shown and answered (RFC 5545 §3.6.1). Every text is hostile, and cut. */
export interface CalendarEvent {
  /** METHOD in lower case, `''` for none. */
  readonly method: string;
  readonly uid: string;
  readonly sequence: number;
  readonly cancelled: boolean;
  readonly summary: string;
  readonly location: string;
  readonly description: string;
  readonly start: CalendarTime | null;
  /** Of whole days the last one. */
  readonly end: CalendarTime | null;
  readonly recurrenceId: string;
  readonly repeats: CalendarRepeat | null;
  readonly organizer: CalendarPerson | null;
  readonly people: CalendarPerson[];
  readonly morePeople: number;
  readonly moreEvents: number;
  /** The lines of the event as they stand. */
  readonly lines: readonly ContentLine[];
}

interface Component {
  readonly name: string;
  readonly lines: ContentLine[];
  readonly children: Component[];
}

/**
 * The event of a calendar part (RFC 5545): the first one that is not an exception to a series, else the first. Unfinished and broken
 * calendars are read as far as they go; `null` when there is no event. Recurrences are described, never worked out. Linear.
 */
export function readCalendar(
  bytes: Buffer,
  part: Pick<BodyPart, 'parameters' | 'encoding' | 'type'>,
): CalendarEvent | null {
  const calendar = components(readContentLines(decodeText(bytes, part).text)).find(({ name }) => name === 'VCALENDAR');
  const events = calendar?.children.filter(({ name }) => name === 'VEVENT') ?? [];
  const has = ({ lines }: Component, name: string): boolean => lines.some((one) => one.name === name);
  const event = events.find((one) => !has(one, 'RECURRENCE-ID')) ?? events[0];
  if (!calendar || !event) return null;
  const { lines } = event;
  const line = (name: string): ContentLine | undefined => lines.find((one) => one.name === name);
  const text = (name: string, most: number): string =>
    cutText(unescapeText(line(name)?.value.slice(0, most * 2) ?? '').trim(), most);
  const zones = observancesOf(calendar);
  const start = readTime(line('DTSTART'), zones);
  const people = lines.filter(({ name }) => name === 'ATTENDEE');
  const method = calendar.lines.find(({ name }) => name === 'METHOD')?.value ?? part.parameters['method'] ?? '';
  return {
    method: method.trim().toLowerCase().slice(0, 40),
    uid: cutText(line('UID')?.value ?? '', 1000),
    sequence: Math.min(1e6, Math.max(0, Number.parseInt(line('SEQUENCE')?.value ?? '0', 10) || 0)),
    cancelled: method.trim().toLowerCase() === 'cancel' || text('STATUS', 40).toUpperCase() === 'CANCELLED',
    summary: oneLine(text('SUMMARY', 500)),
    location: oneLine(text('LOCATION', 500)),
    description: text('DESCRIPTION', 5000),
    start,
    end: endOf(start, line('DTEND'), line('DURATION')?.value ?? '', zones),
    recurrenceId: (line('RECURRENCE-ID')?.value ?? '').slice(0, 100),
    repeats: readRepeat(line('RRULE')?.value ?? ''),
    organizer: readPerson(line('ORGANIZER')),
    people: people.slice(0, MOST_PEOPLE).flatMap((one) => readPerson(one) ?? []),
    morePeople: Math.max(0, people.length - MOST_PEOPLE),
    moreEvents: events.length - 1,
    lines,
  };
}

/** What stands between BEGIN and END; a component without an end lasts to the end of its parent. */
function components(lines: readonly ContentLine[]): Component[] {
  const root: Component = { name: '', lines: [], children: [] };
  const open = [root];
  for (const line of lines) {
    const here = open.at(-1) ?? root;
    const name = line.value.trim().toUpperCase();
    if (line.name === 'BEGIN') {
      const child: Component = { name, lines: [], children: [] };
      if (open.length <= DEEPEST) here.children.push(child);
      open.push(child);
    } else if (line.name === 'END') {
      const at = open.findLastIndex((one) => one.name === name);
      if (at > 0) open.length = at;
    } else here.lines.push(line);
  }
  return root.children;
}

const observancesOf = (calendar: Component): Observances =>
  new Map(
    calendar.children
      .filter(({ name }) => name === 'VTIMEZONE')
      .slice(0, 20)
      .map(({ lines, children }) => [
        lines.find(({ name }) => name === 'TZID')?.value.trim() ?? '',
        children.map((one) => one.lines),
      ]),
  );

function readTime(line: ContentLine | undefined, zones: Observances): CalendarTime | null {
  const value = line?.value.trim() ?? '';
  const stamp = readStamp(value);
  if (!line || stamp === undefined) return null;
  const iso = new Date(stamp).toISOString();
  if (!/^\d{8}T/.test(value)) return { at: iso.slice(0, 10), zone: '' };
  if (/Z$/i.test(value)) return { at: iso, zone: '' };
  const tzid = (line.parameters.get('TZID') ?? '').trim();
  const moment = tzid === '' ? undefined : zoneTime(stamp, tzid, zones);
  return moment === undefined
    ? { at: iso.slice(0, 19), zone: cutText(oneLine(tzid), 100) }
    : { at: new Date(moment).toISOString(), zone: cutText(oneLine(tzid), 100) };
}

function endOf(
  start: CalendarTime | null,
  line: ContentLine | undefined,
  duration: string,
  zones: Observances,
): CalendarTime | null {
  const whole = start !== null && start.at.length === 10;
  const end = line ? readTime(line, zones) : start && later(start, readDuration(duration));
  if (!end || !start || !whole || end.at.length !== 10) return end;
  // RFC 5545 §3.6.1: DTEND is the day after the last one.
  return end.at > start.at ? { ...end, at: new Date(Date.parse(end.at) - DAY).toISOString().slice(0, 10) } : start;
}

function later(start: CalendarTime, ms: number): CalendarTime | null {
  if (ms <= 0) return null;
  const floating = !start.at.endsWith('Z');
  const at = new Date(Date.parse(floating && start.at.length > 10 ? `${start.at}Z` : start.at) + ms);
  if (Number.isNaN(at.getTime())) return null;
  return { ...start, at: floating ? at.toISOString().slice(0, start.at.length) : at.toISOString() };
}

/** `P1DT2H` in ms, at most 10 years; 0 for none. */
function readDuration(value: string): number {
  const match = /^\+?P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?$/i.exec(
    value.trim(),
  );
  if (!match) return 0;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((one) => Number(one ?? 0));
  const ms = (((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60_000 + seconds * 1000;
  return Math.min(ms, 3650 * DAY);
}

const EVERY = { DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month', YEARLY: 'year' } as const;

function readRepeat(rule: string): CalendarRepeat | null {
  if (rule.trim() === '') return null;
  const parts = new Map(
    rule
      .slice(0, 1000)
      .toUpperCase()
      .split(';')
      .map((one): [string, string] => {
        const [name = '', value = ''] = one.split('=');
        return [name.trim(), value.trim()];
      }),
  );
  const number = (name: string): number =>
    Math.min(10_000, Math.max(0, Number.parseInt(parts.get(name) ?? '0', 10) || 0));
  const every = Object.entries(EVERY).find(([name]) => name === parts.get('FREQ'))?.[1] ?? 'other';
  const days = (parts.get('BYDAY') ?? '').split(',').map((one) => WEEKDAYS.indexOf(one));
  const until = readStamp(parts.get('UNTIL') ?? '');
  return {
    every,
    interval: Math.max(1, number('INTERVAL')),
    weekdays: every === 'week' ? days.filter((one) => one >= 0) : [],
    until: until === undefined ? '' : new Date(until).toISOString().slice(0, 10),
    count: number('COUNT'),
  };
}

function readPerson(line: ContentLine | undefined): CalendarPerson | null {
  const address = /^mailto:(.*)$/i.exec(line?.value.trim() ?? '')?.[1] ?? line?.parameters.get('EMAIL') ?? '';
  const name = cutText(oneLine(line?.parameters.get('CN') ?? ''), 200);
  if (!line || (address === '' && name === '')) return null;
  return {
    name: name === address ? '' : name,
    address: cutText(oneLine(address), 320),
    answer: (line.parameters.get('PARTSTAT') ?? '').toLowerCase().slice(0, 40),
  };
}
