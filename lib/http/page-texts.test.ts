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
  settings?: { language: 'auto' | 'en' | 'id'; timeZone: string },
) => {
  const { locale, timeZone } = pageTexts(new Headers(headers), readCookies(new Headers(headers)), settings);
  return [locale, timeZone];
};

it('takes the language of the account, else the one chosen here, else the browser’s', () => {
  const headers = { 'accept-language': 'id-ID,id;q=0.9', cookie: 'tupai-lang=en' };
  expect(speak({ 'accept-language': 'id-ID,id;q=0.9' })).toEqual(['id', 'UTC']);
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
