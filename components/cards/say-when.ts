import type { InvitationView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import type { SayCard } from './cards-view.ts';

const isDay = (at: string): boolean => at.length === 10;

/** When an event takes place: whole days, or from when to when in the reader's zone. `''` when it doesn't say. */
export function sayWhen({ dates, timeZone }: Texts, { start, end }: Pick<InvitationView, 'start' | 'end'>): string {
  if (!start) return '';
  const known = isDay(start.at) || !start.at.endsWith('Z') ? 'UTC' : timeZone;
  const style = isDay(start.at)
    ? ({ dateStyle: 'full', timeZone: 'UTC' } as const)
    : ({ dateStyle: 'full', timeStyle: 'short', timeZone: known } as const);
  const from = asDate(start.at);
  const to = end && isDay(end.at) === isDay(start.at) ? asDate(end.at) : undefined;
  const format = new Intl.DateTimeFormat(dates, style);
  return to && to > from ? format.formatRange(from, to) : format.format(from);
}

/** A time of no zone is written as it stands. */
const asDate = (at: string): Date => new Date(isDay(at) || at.endsWith('Z') ? at : `${at}Z`);

/** In which zone the time is to be understood; `''` for whole days. */
export function sayZone(say: SayCard, { timeZone }: Texts, { start }: Pick<InvitationView, 'start'>): string {
  if (!start || isDay(start.at)) return '';
  if (!start.at.endsWith('Z'))
    return start.zone === '' ? say('cards.eventFloating') : say('cards.eventFloatingZone', { zone: start.zone });
  const yours = say('cards.eventYourTime', { zone: timeZone });
  return start.zone === '' || start.zone === timeZone
    ? yours
    : `${yours}; ${say('cards.eventTheirZone', { zone: start.zone })}`;
}

const PLAIN = {
  day: 'cards.everyDay',
  week: 'cards.everyWeek',
  month: 'cards.everyMonth',
  year: 'cards.everyYear',
} as const;
const MANY = {
  day: 'cards.everyDays',
  week: 'cards.everyWeeks',
  month: 'cards.everyMonths',
  year: 'cards.everyYears',
} as const;

/** How an event repeats, in words. */
export function sayRepeat(say: SayCard, texts: Texts, repeats: NonNullable<InvitationView['repeats']>): string {
  const { every, interval, weekdays, until, count } = repeats;
  const days = (locale: string): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  const day = new Intl.DateTimeFormat(texts.dates, { dateStyle: 'long', timeZone: 'UTC' });
  // 4 January 1970 was a Sunday.
  const names = weekdays.map((one) => days(texts.locale).format(new Date(Date.UTC(1970, 0, 4 + one))));
  return [
    every === 'other'
      ? say('cards.everyOther')
      : interval === 1
        ? say(PLAIN[every])
        : say(MANY[every], { count: texts.number(interval) }),
    names.length > 0 ? say('cards.everyOn', { days: texts.list(names) }) : '',
    until === '' ? '' : say('cards.everyUntil', { day: day.format(new Date(until)) }),
    count > 0 ? say('cards.everyCount', { count: texts.number(count) }) : '',
  ]
    .filter(Boolean)
    .join(', ');
}
