import format from 'icu-minify/format';
import type { CompiledMessage } from './compiled-message.ts';
import type en from './messages/en.ts';
import { formatSize } from './format-size.ts';
import type { Locale } from './locale.ts';

type Messages = typeof en;
/** `namespace.key` of every text there is. `errors` holds codes with dots, so it is asked through {@link Texts.error}. */
export type TextKey = { [N in Exclude<keyof Messages, 'errors'>]: `${N}.${keyof Messages[N] & string}` }[Exclude<
  keyof Messages,
  'errors'
>];
export type TextValues = Readonly<Record<string, string | number>>;
export type Namespace = keyof Messages;
/** Texts ready to be filled in, by namespace and key: plain data, so that a page can bring a script those it needs. */
export type CompiledTexts = Readonly<Partial<Record<Namespace, Readonly<Record<string, CompiledMessage>>>>>;

/** A language, a zone and a moment: everything a screen needs to say things. Plain functions, usable on both sides. */
export interface Texts {
  readonly locale: Locale;
  /** IANA zone. */
  readonly timeZone: string;
  /** BCP 47 tag that dates are written by: the language, its order and its clock, see `dateLocale`. */
  readonly dates: string;
  readonly now: Date;
  /** The text behind a key, with its ICU values filled in. */
  t(key: TextKey, values?: TextValues): string;
  /** What a person reads for an error code; the text of `internal` for a code nobody knows. */
  error(code: string, values?: TextValues): string;
  number(value: number): string;
  /** Octets as people say them: `210 kB`, `3.1 MB`. */
  size(octets: number): string;
  /**
   * `short`: time today, weekday this week, else the date. `coming`: time today, else weekday, date and time. `full`:
   * everything. `''` for an unreadable date.
   */
  date(iso: string, style: 'short' | 'coming' | 'full' | 'time' | 'month'): string;
  /** The day it was there, as `2026-11-22`, for comparing; `''` for an unreadable date. */
  day(iso: string): string;
  /** "a, b and c" */
  list(items: readonly string[]): string;
}

/** Texts of one language out of compiled messages; a key that is not among them is said as it is. An unknown time zone falls back to UTC. */
export function textsOf(
  messages: CompiledTexts,
  locale: Locale,
  timeZone: string,
  now: Date,
  dates: string = locale,
): Texts {
  const zone = isTimeZone(timeZone) ? timeZone : 'UTC';
  const formatters = keepFormatters();
  const { getNumberFormat: numbers } = formatters;
  const writers = new Map<keyof typeof STYLES, Intl.DateTimeFormat>();
  const fill = (message: CompiledMessage, values: TextValues = {}): string =>
    String(format(message, locale, values, { formatters, timeZone: zone }));
  /** A list of mail asks several times a row, so nothing is looked up by its options. */
  const write = (style: keyof typeof STYLES, date: Date): string => {
    let writer = writers.get(style);
    if (!writer) {
      const { language = dates, ...options }: DateStyle = STYLES[style];
      writer = new Intl.DateTimeFormat(language, { ...options, timeZone: zone });
      writers.set(style, writer);
    }
    return writer.format(date);
  };
  const today = write('day', now);

  return {
    locale,
    timeZone: zone,
    dates,
    now,
    t(key, values) {
      const dot = key.indexOf('.');
      return fill(messages[key.slice(0, dot) as Namespace]?.[key.slice(dot + 1)] ?? key, values);
    },
    error: (code, values) => fill(messages.errors?.[code] ?? messages.errors?.['internal'] ?? code, values),
    number: (value) => numbers(locale).format(value),
    size: (octets) => formatSize(locale, octets, numbers),
    date(iso, style) {
      const date = new Date(iso);
      if (Number.isNaN(date.getTime())) return '';
      if (style === 'full' || style === 'month' || style === 'time') return write(style, date);
      if (write('day', date) === today) return write('time', date);
      if (style === 'coming') return `${write('comingDay', date)}, ${write('time', date)}`;
      const age = now.getTime() - date.getTime();
      return write(age > 0 && age < 6 * 86_400_000 ? 'weekday' : 'medium', date);
    },
    day(iso) {
      const date = new Date(iso);
      return Number.isNaN(date.getTime()) ? '' : write('day', date);
    },
    list: (items) => new Intl.ListFormat(locale).format(items),
  };
}

type DateStyle = Intl.DateTimeFormatOptions & { readonly language?: string };

/** How dates are written, in the order and by the clock of the reader unless another one is named. */
const STYLES = {
  full: { dateStyle: 'full', timeStyle: 'short' },
  medium: { dateStyle: 'medium' },
  month: { month: 'long', year: 'numeric' },
  weekday: { weekday: 'short' },
  time: { timeStyle: 'short' }, // written one way everywhere: `6:30 AM`, `06:30`, `06.30`
  comingDay: { weekday: 'short', day: 'numeric', month: 'short' },
  day: { language: 'sv' }, // written as ISO 8601 there
} as const satisfies Record<string, DateStyle>;

/** Formatters are slow to make (a list of mail asks for four a row), so each is made once. */
function keepFormatters() {
  const kept = new Map<string, unknown>();
  const once = <T>(kind: string, args: readonly unknown[], make: () => T): T => {
    const key = `${kind}${JSON.stringify(args)}`;
    if (!kept.has(key)) kept.set(key, make());
    return kept.get(key) as T;
  };
  return {
    getDateTimeFormat: (...args: ConstructorParameters<typeof Intl.DateTimeFormat>) =>
      once('date', args, () => new Intl.DateTimeFormat(...args)),
    getNumberFormat: (...args: ConstructorParameters<typeof Intl.NumberFormat>) =>
      once('number', args, () => new Intl.NumberFormat(...args)),
    getPluralRules: (...args: ConstructorParameters<typeof Intl.PluralRules>) =>
      once('plural', args, () => new Intl.PluralRules(...args)),
  };
}

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false; // RangeError: no such zone
  }
}
