import { afterEach, beforeEach, expect, it } from 'vitest';
import { pageTexts } from './page-texts.ts';
import { readCookies } from './read-cookies.ts';

beforeEach(() => {
  process.env['TUPAI_PUBLIC_URLS'] = 'https://mail.example.org';
  process.env['TUPAI_LANGUAGE'] = 'auto';
});
afterEach(() => {
  Reflect.deleteProperty(globalThis, Symbol.for('tupai.config'));
});

const speak = (
  headers: Readonly<Record<string, string>>,
  settings?: { language: 'auto' | 'en' | 'id'; timeZone: string; clock?: '24' | '12' },
) => {
  const chosen = settings && ({ clock: 'auto', dateOrder: 'auto', ...settings } as const);
  const { locale, timeZone, dates } = pageTexts(new Headers(headers), readCookies(new Headers(headers)), chosen);
  return [locale, timeZone, dates];
};

it('takes the language of the account, else the one chosen here, else the browser’s', () => {
  const headers = { 'accept-language': 'id-ID,id;q=0.9', cookie: 'tupai-lang=en' };
  expect(speak({ 'accept-language': 'id-ID,id;q=0.9' })).toEqual(['id', 'UTC', 'id']);
  expect(speak(headers)[0]).toBe('en');
  expect(speak(headers, { language: 'id', timeZone: 'auto' })[0]).toBe('id');
  expect(speak(headers, { language: 'auto', timeZone: 'auto' })[0]).toBe('en');
  expect(speak({ 'accept-language': 'de', cookie: 'tupai-lang=xx' })[0]).toBe('en');
});

it("takes the administrator's language before the browser's", () => {
  process.env['TUPAI_LANGUAGE'] = 'id';
  expect(speak({ 'accept-language': 'en' })[0]).toBe('id');
});

it('takes the zone of the account, else the browser’s, and never one that is none', () => {
  const headers = { cookie: 'tupai-tz=Asia%2FJakarta' };
  expect(speak(headers)[1]).toBe('Asia/Jakarta');
  expect(speak(headers, { language: 'auto', timeZone: 'Asia/Jayapura' })[1]).toBe('Asia/Jayapura');
  expect(speak({ cookie: 'tupai-tz=<script>' })[1]).toBe('UTC');
  expect(speak({ cookie: 'tupai-tz=Mars/Base' })[1]).toBe('UTC');
});

it('writes dates as where the language of the browser is spoken, or as the account says', () => {
  const headers = { 'accept-language': 'en-GB,en;q=0.9' };
  expect(speak(headers)[2]).toBe('en-GB');
  expect(speak(headers, { language: 'en', timeZone: 'auto', clock: '12' })[2]).toBe('en-GB-u-hc-h12');
  expect(speak(headers, { language: 'id', timeZone: 'auto' })[2]).toBe('id');
});
