import { describe, expect, it } from 'vitest';
import { contentDisposition } from './content-disposition.ts';

const nameOf = (header: string): string => decodeURIComponent(/filename\*=UTF-8''(.*)$/.exec(header)?.[1] ?? '');

describe('the name of a download', () => {
  it.each([
    'Laporan Q3.pdf',
    'スライド.pdf',
    'عرض تقديمي.pdf',
    'نامه\u200cها.pdf', // its joiner came as _
    '👩\u200d👧.png',
    'naïve 😀.txt',
    `a "quoted", 'name' (1) 100%.txt`,
  ])('arrives whole: %s', (name) => {
    expect(nameOf(contentDisposition('attachment', name))).toBe(name);
  });

  it.each([
    'a\r\nSet-Cookie: x=1',
    '../../etc/passwd',
    'a\\b',
    'x\0.exe',
    'gpj.\u202eexe',
    'a.pdf\u2800\u3164.exe',
    'a\ud800b',
    '"; filename=evil.html; x="',
    '\u2028',
  ])('is one harmless header for %j', (name) => {
    const header = contentDisposition('attachment', name);
    expect(header).toMatch(/^attachment; filename="[^"%\\/]*"; filename\*=UTF-8''[A-Za-z0-9%!#$&+.^_`|~-]*$/);
    expect(new Headers({ 'Content-Disposition': header }).get('Content-Disposition')).toBe(header);
    expect(nameOf(header)).not.toMatch(/[\p{Cc}\p{Cf}\u2800\u3164/\\]/u);
  });
});
