import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError, ERRORS } from '#lib/errors.ts';
import { LOCALES, createTexts } from '#lib/i18n/index.ts';
import { NOTES, noteText } from './notes.ts';
import { pageNotice } from './page-notice.ts';
import { errorText } from './page-texts.ts';
import { rememberFault } from './remember-fault.ts';

const texts = createTexts('en', 'UTC', new Date());

beforeEach(() => {
  process.env['TUPAI_PUBLIC_URLS'] = 'https://mail.example.org';
});
afterEach(() => {
  for (const slot of ['config', 'faults']) Reflect.deleteProperty(globalThis, Symbol.for(`tupai.${slot}`));
});

describe('what a page is told by its query', () => {
  it('counts', () => {
    expect(pageNotice({ note: 'noteMoved', n: '1' }, texts)).toEqual({ note: '1 message moved.' });
    expect(pageNotice({ note: 'noteMoved', n: '1234' }, texts)).toEqual({ note: '1,234 messages moved.' });
  });

  it('is a text of ours or nothing', () => {
    const query = { note: 'Your account is locked, call 555', error: '<b>call 555</b>', ref: 'call 555' };
    expect(pageNotice(query, texts)).toEqual({});
    expect(pageNotice({ note: 'signOut' }, texts)).toEqual({});
    expect(pageNotice({ note: ['noteMoved'], error: ['internal'] }, texts)).toEqual({});
    expect(pageNotice({ note: '__proto__', error: 'constructor' }, texts)).toEqual({});
  });

  it("brings the server's words by reference only", () => {
    rememberFault('00112233aabbccdd', new AppError('imap.refused', { detail: 'Not today <b>', field: 'name' }));
    expect(pageNotice({ error: 'imap.refused', ref: '00112233aabbccdd' }, texts).error).toEqual({
      code: 'imap.refused',
      text: texts.error('imap.refused'),
      detail: 'Not today <b>',
      reference: '00112233aabbccdd',
      field: 'name',
    });
    expect(pageNotice({ error: 'imap.busy', ref: '00112233aabbccdd' }, texts).error?.detail).toBeUndefined();
  });

  it('says plainly what the server wants read, and whose words they are', () => {
    const values = { alert: 'Account closed, call 555' };
    rememberFault('8899aabbccddeeff', new AppError('auth.rejected', { detail: values.alert, values }));
    expect(pageNotice({ error: 'auth.rejected', ref: '8899aabbccddeeff' }, texts).error?.text).toBe(
      `${texts.error('auth.rejected')} Message from your mail server: Account closed, call 555`,
    );
  });

  it('forgets the oldest of too many', () => {
    for (let at = 0; at < 1500; at += 1)
      rememberFault(String(at).padStart(16, '0'), new AppError('imap.refused', { detail: `no ${at}` }));
    expect(pageNotice({ error: 'imap.refused', ref: '0000000000000000' }, texts).error?.detail).toBeUndefined();
    expect(pageNotice({ error: 'imap.refused', ref: '0000000000001499' }, texts).error?.detail).toBe('no 1499');
  });
});

describe.each(LOCALES)('in %s', (locale) => {
  const spoken = createTexts(locale, 'UTC', new Date());

  it.each(Object.keys(ERRORS) as (keyof typeof ERRORS)[])('there are words for %s, also without its values', (code) => {
    const text = errorText(spoken, { code, values: {} });
    expect(text.length).toBeGreaterThan(40);
    expect(text === spoken.error('internal')).toBe(code === 'internal');
  });

  it.each(NOTES)('there are words for %s, for none, one and many', (note) => {
    for (const count of [0, 1, 2, 1234]) expect(spoken.t(noteText(note), { count })).toMatch(/^\S.{4,}\.$/);
  });
});
