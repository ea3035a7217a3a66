import { describe, expect, it } from 'vitest';
import { judgeLink } from './judge-link.ts';

const kinds = (text: string, href: string): string[] => judgeLink(text, href).map(({ kind }) => kind);

describe('a link', () => {
  it.each([
    ['Read more', 'https://news.example.org/1?u=2'],
    ['https://example.org/a', 'https://example.org/a'],
    ['example.org', 'https://www.example.org/'],
    ['www.example.org/a', 'https://shop.example.org/b'],
    ['Your report.pdf is ready', 'https://files.example.net/1'],
    ['report.pdf', 'https://files.example.net/1'],
    ['Node.js', 'https://openjs.example.net/'],
    ['10.30', 'https://calendar.example.org/'],
    ['v1.2.3', 'https://calendar.example.org/'],
    ['See example.org for more', 'https://example.net/'], // a sentence, no claim
    ['siti@example.org', 'https://example.org/u/siti'],
    ['click', 'mailto:x@evil.net'],
    ['click', 'not a link'],
    ['', 'https://example.org/'],
  ])('that says what it is gives no reason: %s → %s', (text, href) => {
    expect(kinds(text, href)).toEqual([]);
  });

  it.each([
    ['https://bank.co.id/login', 'https://evil.net/bank.co.id', 'other-host'],
    ['bank.co.id/login', 'https://evil.net/', 'other-host'],
    ['www.bank.co.id', 'https://bank.co.id.evil.net/', 'other-host'],
    ['BANK.co.id', 'http://evil.net/', 'other-host'],
    ['  https://bank.co.id  ', 'http://evil.net/', 'other-host'],
    ['https://bank\u200b.co.id', 'http://evil.net/', 'other-host'],
    ['https：//bank.co.id', 'http://evil.net/', 'other-host'], // full-width colon
    ['https://bank.co.id@evil.net/', 'http://evil.net/', undefined], // it does say evil.net
    ['Sign in at https://bank.co.id/login', 'https://evil.net/', 'other-host'],
    ['Sign in (www.bank.co.id)', 'https://evil.net/', 'other-host'],
    ['https://ban\u034fk.co.id', 'https://evil.net/', 'other-host'],
    ['https://ban\ufe0fk.co.id', 'https://evil.net/', 'other-host'],
    ['https://ban\u3164k.co.id', 'https://evil.net/', 'other-host'],
    ['https://bank.co.id\u2800masuk', 'https://evil.net/', 'other-host'], // seen as a blank, and hid the claim
    ['https://bank\u3002co\u3002id', 'https://evil.net/', 'other-host'],
    ['go', 'https://bank.co.id@evil.net/', 'user-in-address'],
    ['go', 'https://bank.co.id:80@evil.net/', 'user-in-address'],
    ['go', 'https://xn--pypal-4ve.com/', 'mixed-scripts'],
    ['go', 'https://xn--e1awd7f.com/', 'foreign-letters'],
    ['go', 'http://192.0.2.1/login', 'bare-number'],
    ['go', 'http://3221225985/login', 'bare-number'], // the same as one number
    ['go', 'http://[::1]/', 'bare-number'],
  ])('%s → %s is told as %s', (text, href, kind) => {
    expect(kinds(text, href)).toEqual(kind === undefined ? [] : [kind]);
  });

  it('names the host that would really be asked', () => {
    expect(judgeLink('https://bank.co.id', 'https://evil.net/x')).toEqual([
      { kind: 'other-host', shown: 'bank.co.id', host: 'evil.net' },
    ]);
  });

  it('can be anything at all, however long', () => {
    for (const text of [
      'a.'.repeat(100_000),
      '@'.repeat(100_000),
      `https://${'a'.repeat(100_000)}`,
      '\ud800.\udfff',
      '.'.repeat(1e5),
    ])
      for (const href of [text, `https://${text}`, `https://example.org/${text}`]) {
        expect(Array.isArray(judgeLink(text, href))).toBe(true);
      }
  });
});
