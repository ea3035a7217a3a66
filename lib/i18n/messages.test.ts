import compile from 'icu-minify/compile';
import format from 'icu-minify/format';
import { describe, expect, it } from 'vitest';
import { ERRORS } from '../errors.ts';
import en from './messages/en.ts';
import id from './messages/id.ts';
import { readArguments } from '../architecture/index.ts';

type Catalogue = Record<string, Record<string, string>>;
const flat = (catalogue: Catalogue): Map<string, string> =>
  new Map(
    Object.entries(catalogue).flatMap(([namespace, texts]) =>
      Object.entries(texts).map(([key, text]) => [`${namespace}:${key}`, text]),
    ),
  );

const formatters = {
  getDateTimeFormat: (...args: ConstructorParameters<typeof Intl.DateTimeFormat>) => new Intl.DateTimeFormat(...args),
  getNumberFormat: (...args: ConstructorParameters<typeof Intl.NumberFormat>) => new Intl.NumberFormat(...args),
  getPluralRules: (...args: ConstructorParameters<typeof Intl.PluralRules>) => new Intl.PluralRules(...args),
};
const english = flat(en);
const indonesian = flat(id);
const shared = [...english].flatMap(([key, text]) => {
  const other = indonesian.get(key);
  return other === undefined ? [] : [{ key, text, other }];
});

describe('every text', () => {
  it('is there in English and in Indonesian', () => {
    expect({ onlyEnglish: [...english.keys()].filter((key) => !indonesian.has(key)) }).toEqual({ onlyEnglish: [] });
    expect({ onlyIndonesian: [...indonesian.keys()].filter((key) => !english.has(key)) }).toEqual({
      onlyIndonesian: [],
    });
  });

  it('calls a thing by one name in Indonesian: email, server email, subjek, setelan, papan ketik', () => {
    const otherNames = /\b(?:surel|server surat|program surat|perihal|pengaturan|papan tik)\b/i;
    expect([...indonesian].filter(([, text]) => otherNames.test(text))).toEqual([]);
  });

  it('takes the same values in both languages', () => {
    expect(
      shared
        .filter(({ text, other }) => readArguments(text).join() !== readArguments(other).join())
        .map(({ key }) => key),
    ).toEqual([]);
  });

  it.each([
    ['en', english],
    ['id', indonesian],
  ] as const)('is well-formed in %s and says something', (locale, texts) => {
    const faults: string[] = [];
    for (const [key, text] of texts) {
      const values = Object.fromEntries(readArguments(text).map((name) => [name, 2]));
      const said = String(format(compile(text), locale, values, { formatters, timeZone: 'UTC' }));
      if (said.trim() === '' || said.includes('undefined') || text !== text.trim()) faults.push(key);
    }
    expect(faults).toEqual([]);
  });

  it('is translated: no sentence stands in English on an Indonesian screen', () => {
    const sentence = (text: string): boolean =>
      text
        .replace(/\{[^}]*\}/g, '')
        .trim()
        .split(/\s+/).length > 2;
    expect(shared.filter(({ text, other }) => text === other && sentence(text)).map(({ key }) => key)).toEqual([]);
  });
});

it('has a text for every failure of the catalogue, and for nothing else', () => {
  expect(Object.keys(en.errors).sort()).toEqual(Object.keys(ERRORS).sort());
});
