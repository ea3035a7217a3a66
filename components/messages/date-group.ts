import type { Texts } from '#lib/i18n/index.ts';

const DAY = 86_400_000;

/** What mail of that time stands under in a list by date: today, yesterday, the last week, then its month; `''` for an unreadable date. */
export function dateGroup(iso: string, texts: Pick<Texts, 't' | 'date' | 'day' | 'now'>): string {
  const day = texts.day(iso);
  if (day === '') return '';
  const back = (days: number): string => texts.day(new Date(texts.now.getTime() - days * DAY).toISOString());
  if (day >= back(0)) return texts.t('messages.groupToday'); // clocks differ: a little later is today, too
  if (day === back(1)) return texts.t('messages.groupYesterday');
  return day > back(7) ? texts.t('messages.groupWeek') : texts.date(iso, 'month');
}
