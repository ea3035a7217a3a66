import { AppError } from '#lib/errors.ts';
import { readLocalTime } from '#lib/mail/snooze-times.ts';

const LONGEST = 366 * 24 * 3_600_000; // ms

/**
 * When a message is to leave, ms since 1970: a moment (ISO 8601 in UTC), or date and time by the clocks of the person's zone, as a
 * field for them writes it.
 *
 * @throws AppError input.invalid (field `sendAt`: neither of them, past, or further than a year)
 */
export function readSendTime(text: string, timeZone: string, now: number): number {
  const isMoment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/.test(text);
  const at = isMoment ? Date.parse(text) : (readLocalTime(text, timeZone)?.getTime() ?? NaN);
  if (!(at > now) || at > now + LONGEST) throw new AppError('input.invalid', { field: 'sendAt' });
  return at;
}
