import { escapeText, foldLine } from '#lib/mail/content-lines.ts';
import type { Address } from '#lib/mail/address.ts';
import type { CalendarEvent } from './read-calendar.ts';

/** Repeated as they stand: they tell the organizer's program which event is meant (RFC 5546 §3.2.3). */
const REPEATED = new Set([
  'UID',
  'SEQUENCE',
  'RECURRENCE-ID',
  'ORGANIZER',
  'DTSTART',
  'DTEND',
  'DURATION',
  'SUMMARY',
  'LOCATION',
]);
const LONGEST = 4000;

/**
 * The answer to an invitation as a calendar (METHOD:REPLY, RFC 5546 §3.2.3): the event it answers, and one attendee with their
 * answer. Lines of the invitation are repeated without controls and with those zones that are known by name alone.
 */
export function writeCalendarReply(
  event: CalendarEvent,
  answer: 'accepted' | 'tentative' | 'declined',
  attendee: Address,
  comment: string,
  now: Date,
): string {
  const clean = (line: string): string => line.slice(0, LONGEST).replace(/[\u0000-\u0008\u000a-\u001f\u007f]/g, '');
  const seen = new Set<string>();
  const repeated = event.lines.filter(({ name }) => REPEATED.has(name) && !seen.has(name) && seen.add(name));
  const name = attendee.name.replace(/["\p{Cc}]/gu, '');
  const lines = [
    'BEGIN:VCALENDAR',
    'PRODID:-//Tupai//Tupai//EN',
    'VERSION:2.0',
    'METHOD:REPLY',
    'BEGIN:VEVENT',
    ...repeated.map(({ line }) => clean(line)),
    `DTSTAMP:${now.toISOString().replace(/[-:]|\.\d+/g, '')}`,
    `ATTENDEE;PARTSTAT=${answer.toUpperCase()}${name === '' ? '' : `;CN="${name}"`}:mailto:${attendee.address}`,
    'REQUEST-STATUS:2.0;Success',
    ...(comment.trim() === '' ? [] : [`COMMENT:${escapeText(comment.trim())}`]),
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map(foldLine).join('');
}
