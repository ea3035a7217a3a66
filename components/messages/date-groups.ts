import type { Texts } from '#lib/i18n/index.ts';

const DAY = 86_400_000;

/**
 * What mail of a time stands under in a list by date: today, yesterday, the last week, then its month; `''` for an unreadable
 * date. Whoever asks for many asks the same function.
 */
export function dateGroups(texts: Pick<Texts, 't' | 'date' | 'day' | 'now'>): (iso: string) => string {
  const back = (days: number): string => texts.day(new Date(texts.now.getTime() - days * DAY).toISOString());
  const [today, yesterday, lastWeek] = [back(0), back(1), back(7)];
  const byDay = new Map<string, string>();
  const groupOf = (day: string, iso: string): string => {
    if (day >= today) return texts.t('messages.groupToday'); // clocks differ: a little later is today, too
    if (day === yesterday) return texts.t('messages.groupYesterday');
    return day > lastWeek ? texts.t('messages.groupWeek') : texts.date(iso, 'month');
  };
  return (iso) => {
    const day = texts.day(iso);
    if (day === '') return '';
    const group = byDay.get(day) ?? groupOf(day, iso);
    byDay.set(day, group);
    return group;
  };
}
