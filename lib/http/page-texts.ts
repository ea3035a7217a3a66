import { config } from '#lib/config.ts';
import type { SettingsView } from '#lib/contract/index.ts';
import type { AppError } from '#lib/errors.ts';
import { LOCALES, createTexts, dateLocale, localeFromHeader, type Locale, type Texts } from '#lib/i18n/index.ts';
import type { Cookies } from './read-cookies.ts';

/**
 * Language and time zone of an answer. Language: the account's setting, else the cookie `tupai-lang`, else the
 * administrator's, else the browser's. Zone: the account's setting, else the cookie `tupai-tz` (set by our script), else the server's.
 * Order of dates and clock: the account's setting, else as where the browser's language is spoken.
 */
export function pageTexts(
  headers: Headers,
  cookies: Cookies,
  settings?: Pick<SettingsView, 'language' | 'timeZone' | 'clock' | 'dateOrder'>,
): Texts {
  const asked = headers.get('accept-language') ?? '';
  const asLocale = (text: string | undefined): Locale | undefined => LOCALES.find((locale) => locale === text);
  const locale =
    asLocale(settings?.language) ??
    asLocale(cookies.get('tupai-lang')) ??
    asLocale(config().language) ??
    localeFromHeader(asked);
  const chosen = settings && settings.timeZone !== 'auto' ? settings.timeZone : decodeZone(cookies.get('tupai-tz'));
  const zone = chosen ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return createTexts(locale, zone, new Date(), dateLocale(locale, asked, settings));
}

/** `Asia%2FJakarta` → `Asia/Jakarta`; anything that no zone looks like is dropped. */
function decodeZone(cookie: string | undefined): string | undefined {
  const zone = cookie?.replaceAll(/%2f/gi, '/').replaceAll(/%2b/gi, '+');
  return zone && /^[A-Za-z][A-Za-z0-9+_/-]{0,63}$/.test(zone) ? zone : undefined;
}

/**
 * What a person reads for an error; numbers a text may need are filled in when the error names none. Words that the mail server
 * wants read (ALERT) stand behind it, said to be the server's.
 */
export function errorText(texts: Texts, { code, values }: Pick<AppError, 'code' | 'values'>): string {
  const text = texts.error(code, {
    seconds: 60,
    address: '',
    addresses: '',
    host: '',
    max: config().maxRecipients,
    ...values,
  });
  const { alert } = values;
  return typeof alert === 'string' ? `${text} ${texts.t('connection.fromServer')} ${alert}` : text;
}
