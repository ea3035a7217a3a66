import { createTranslator } from 'use-intl/core';
import en from './messages/en.ts';
import id from './messages/id.ts';
import { formatSize } from './format-size.ts';
import type { Locale } from './locale.ts';

type Messages = typeof en;
/** `namespace.key` of every text there is. `errors` holds codes with dots, so it is asked through {@link Texts.error}. */
export type TextKey = { [N in Exclude<keyof Messages, 'errors'>]: `${N}.${keyof Messages[N] & string}` }[Exclude<
  keyof Messages,
  'errors'
>];
export type TextValues = Readonly<Record<string, string | number>>;

/** A language, a zone and a moment: everything a screen needs to say things. Plain functions, usable on both sides. */
export interface Texts {
  readonly locale: Locale;
  /** IANA zone. */
  readonly timeZone: string;
  readonly now: Date;
  /** The text behind a key, with its ICU values filled in. */
  t(key: TextKey, values?: TextValues): string;
  /** What a person reads for an error code; the text of `internal` for a code nobody knows. */
  error(code: string, values?: TextValues): string;
  number(value: number): string;
  /** Octets as people say them: `210 kB`, `3.1 MB`. */
  size(octets: number): string;
  /** `short`: time today, weekday this week, else the date. `full`: everything. `''` for an unreadable date. */
  date(iso: string, style: 'short' | 'full' | 'time'): string;
  /** "a, b and c" */
  list(items: readonly string[]): string;
}

const CATALOGUES = { en, id } as const satisfies Record<Locale, unknown>;

/** Texts of one language. An unknown time zone falls back to UTC. */
export function createTexts(locale: Locale, timeZone: string, now: Date): Texts {
  const zone = isTimeZone(timeZone) ? timeZone : 'UTC';
  const catalogue: Record<string, Record<string, string>> = CATALOGUES[locale];
  const errors: Record<string, string> = CATALOGUES[locale].errors;
  const translate = (text: string, values: TextValues = {}): string =>
    createTranslator<{ text: string }>({ locale, timeZone: zone, now, messages: { text } })('text', values);
  const format = (options: Intl.DateTimeFormatOptions, date: Date): string =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: zone }).format(date);

  return {
    locale,
    timeZone: zone,
    now,
    t(key, values) {
      const [namespace = '', name = ''] = key.split('.');
      return translate(catalogue[namespace]?.[name] ?? key, values);
    },
    error: (code, values) => translate(errors[code] ?? errors['internal'] ?? code, values),
    number: (value) => new Intl.NumberFormat(locale).format(value),
    size: (octets) => formatSize(locale, octets),
    date(iso, style) {
      const date = new Date(iso);
      if (Number.isNaN(date.getTime())) return '';
      if (style === 'full') return format({ dateStyle: 'full', timeStyle: 'short' }, date);
      if (style === 'time') return format({ timeStyle: 'short' }, date);
      const day = (at: Date): string => format({ dateStyle: 'short' }, at);
      if (day(date) === day(now)) return format({ timeStyle: 'short' }, date);
      const age = now.getTime() - date.getTime();
      if (age > 0 && age < 6 * 86_400_000) return format({ weekday: 'short' }, date);
      return format({ dateStyle: 'medium' }, date);
    },
    list: (items) => new Intl.ListFormat(locale).format(items),
  };
}

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false; // RangeError: no such zone
  }
}
