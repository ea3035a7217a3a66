import { describe, expect, it } from 'vitest';
import { localeFromHeader } from './locale.ts';
import { createTexts } from './create-texts.ts';

const now = new Date('2026-11-21T10:00:00Z');

describe('texts', () => {
  const en = createTexts('en', 'Asia/Jakarta', now);
  const id = createTexts('id', 'Asia/Jakarta', now);

  it('speak both languages', () => {
    expect(en.t('common.signOut')).toBe('Sign out');
    expect(id.t('common.signOut')).toBe('Keluar');
  });

  it('fill in values as text, whatever they hold', () => {
    expect(en.t('common.reference', { id: '<b>{x}</b>' })).toBe('Reference: <b>{x}</b>');
  });

  it('show the time today, the weekday this week and the date before', () => {
    expect(en.date('2026-11-21T01:30:00Z', 'short')).toMatch(/^8:30\sAM$/);
    expect(id.date('2026-11-19T10:00:00Z', 'short')).toBe('Kam');
    expect(id.date('2025-03-02T10:00:00Z', 'short')).toBe('2 Mar 2025');
  });

  it('write the time of what is to come as they write all times: no "06:30 AM"', () => {
    const tomorrow = '2026-11-21T23:30:00Z';
    expect(en.date(tomorrow, 'coming').replace(/\s/g, ' ')).toBe('Sun, Nov 22, 6:30 AM');
    expect(en.date(tomorrow, 'time').replace(/\s/g, ' ')).toBe('6:30 AM');
    expect(id.date(tomorrow, 'coming')).toBe('Min, 22 Nov, 06.30');
    expect(id.date(tomorrow, 'time')).toBe('06.30');
  });

  it('show nothing for a date that is none', () => {
    expect(en.date('', 'short')).toBe('');
    expect(en.date('yesterday-ish', 'full')).toBe('');
  });

  it('write sizes as people say them', () => {
    expect(en.size(0)).toBe('0 kB');
    expect(en.size(10)).toBe('1 kB');
    expect(en.size(210_000)).toBe('210 kB');
    expect(id.size(3_145_728)).toBe('3,1 MB');
  });

  it('fall back to UTC for a zone nobody knows', () => {
    expect(createTexts('en', 'Mars/Olympus', now).timeZone).toBe('UTC');
  });
});

describe('the language of a browser', () => {
  it.each([
    ['id-ID,id;q=0.9,en;q=0.8', 'id'],
    ['fr,en;q=0.5,id;q=0.7', 'id'],
    ['en-GB', 'en'],
    ['fr', 'en'],
    ['', 'en'],
    ['id;q=0', 'en'],
    [';;;,,q=;id', 'en'],
  ])('%j is %s', (header, locale) => {
    expect(localeFromHeader(header)).toBe(locale);
  });
});
