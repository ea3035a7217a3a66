/** Languages Tupai is complete in. */
export const LOCALES = ['en', 'id'] as const;
export type Locale = (typeof LOCALES)[number];

/** Scripts that are written from right to left, by language; none of ours yet. */
const RIGHT_TO_LEFT = /^(?:ar|arc|ckb|dv|fa|he|ks|nqo|ps|sd|syr|ug|ur|yi)(?:-|$)/i;

/** Which way the lines of a language run. */
export const directionOf = (language: string): 'ltr' | 'rtl' => (RIGHT_TO_LEFT.test(language) ? 'rtl' : 'ltr');

/** The first language of an Accept-Language header that Tupai speaks, by quality; English when there is none. */
export function localeFromHeader(header: string): Locale {
  for (const tag of languagesFromHeader(header)) {
    const found = LOCALES.find((locale) => tag === locale || tag.startsWith(`${locale}-`));
    if (found) return found;
  }
  return 'en';
}

/** The languages of an Accept-Language header (RFC 9110 §12.5.4) by quality, in small letters, without what is no language. */
export function languagesFromHeader(header: string): string[] {
  return header
    .slice(0, 500)
    .split(',')
    .map((entry) => {
      const [tag = '', ...parameters] = entry.trim().toLowerCase().split(';');
      const q = parameters.map((one) => /^\s*q=([\d.]+)/.exec(one)?.[1]).find(Boolean);
      return { tag, quality: q === undefined ? 1 : Number(q) || 0 };
    })
    .filter(({ tag, quality }) => quality > 0 && isLanguage(tag))
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag);
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false; // RangeError: not BCP 47
  }
}
