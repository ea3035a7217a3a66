import { describe, expect, it } from 'vitest';
import { escapeHtml } from './escape-html.ts';
import { fillPlaceholders } from './fill-placeholders.ts';

const values = {
  name: 'Siti Aminah',
  firstName: 'Siti',
  address: 'siti@tupai.test',
  date: '22 November 2026',
  myName: '{date}',
  myAddress: '',
  subject: 'Rapat',
};

describe('a template', () => {
  it.each([
    ['Halo {name},', 'Halo Siti Aminah,'],
    ['Yth. {Nama Depan}, {TANGGAL}', 'Yth. Siti, 22 November 2026'],
    ['{ subject }: {unknown} {} {name', 'Rapat: {unknown} {} {name'],
    ['{my address}', '{my address}'], // not known yet: to be filled by hand
    ['{my name}', '{date}'], // a value is never read again
    ['{{name}}', '{Siti Aminah}'],
    ['', ''],
  ])('%j becomes %j', (text, expected) => {
    expect(fillPlaceholders(text, values)).toBe(expected);
  });

  it('takes a hostile name as text where it is HTML', () => {
    const filled = fillPlaceholders('<p>{name}</p>', { ...values, name: '<img src=x onerror=alert(1)>' }, escapeHtml);
    expect(filled).toBe(`<p>${escapeHtml('<img src=x onerror=alert(1)>')}</p>`);
  });

  it('is read in time that grows with its length alone', () => {
    const long = '{ '.repeat(50_000) + '{name'.repeat(50_000);
    expect(fillPlaceholders(long, values)).toBe(long);
  });
});
