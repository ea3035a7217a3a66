import { languagesFromHeader, type Locale } from './locale.ts';

/** What a person chose of how dates and times are written; `auto`: as people do where the browser's language is spoken. */
export interface DateChoice {
  readonly clock: 'auto' | '24' | '12';
  readonly dateOrder: 'auto' | 'day' | 'month';
}
export const AUTO_DATES: DateChoice = { clock: 'auto', dateOrder: 'auto' };

/**
 * The BCP 47 tag that dates are written by, as `en-GB` or `en-US-u-hc-h23`. English has no order of its own: who says nothing gets
 * that of the first language in Accept-Language, and its clock. Only tags are made that every browser knows, so that a page says the
 * same on both sides; who asks for no language at all is taken for an American, as ever.
 */
export function dateLocale(locale: Locale, header: string, { clock, dateOrder }: DateChoice = AUTO_DATES): string {
  if (locale !== 'en') return withClock(locale, 'h23', clock === '12' ? 'h12' : 'h23');
  const [asked = 'en'] = languagesFromHeader(header);
  const order = dateOrder === 'auto' ? orderOf(asked) : dateOrder;
  const isTwelve = clock === 'auto' ? clockOf(asked) === 'h12' : clock === '12';
  return order === 'day'
    ? withClock('en-GB', 'h23', isTwelve ? 'h12' : 'h23')
    : withClock('en-US', 'h12', isTwelve ? 'h12' : 'h23');
}

const withClock = (tag: string, own: string, wanted: string): string =>
  own === wanted ? tag : `${tag}-u-hc-${wanted}`;

function orderOf(language: string): 'day' | 'month' {
  const parts = new Intl.DateTimeFormat(language, { dateStyle: 'medium', calendar: 'gregory', timeZone: 'UTC' });
  const types = parts.formatToParts(0).map(({ type }) => type);
  return types.indexOf('day') < types.indexOf('month') ? 'day' : 'month';
}

function clockOf(language: string): 'h12' | 'h23' {
  const { hourCycle } = new Intl.DateTimeFormat(language, { timeStyle: 'short' }).resolvedOptions();
  return hourCycle === 'h11' || hourCycle === 'h12' ? 'h12' : 'h23';
}
