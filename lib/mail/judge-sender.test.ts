import { domainToASCII, domainToUnicode } from 'node:url';
import { describe, expect, it } from 'vitest';
import { decodePunycode, readableDomain } from './decode-punycode.ts';
import { judgeSender, type SenderWarning } from './judge-sender.ts';
import { knowPeople } from './known-people.ts';
import { knownDomains, lookAlike } from './look-alike.ts';

const known = knowPeople(
  [{ name: 'Budi Santoso', address: 'budi@sekolah.sch.id' }],
  [
    { name: 'Siti Rahayu', addresses: ['siti@example.org'] },
    { name: 'Agus Wijaya', addresses: ['agus@gmail.com'] },
  ],
);
const judge = (name: string, address: string, more: Partial<Parameters<typeof judgeSender>[0]> = {}): SenderWarning[] =>
  judgeSender({ from: [{ name, address }], replyTo: [], listed: false, ...more }, known);
const kinds = (...args: Parameters<typeof judge>): string[] => judge(...args).map(({ kind }) => kind);

describe('a sender', () => {
  it.each([
    ['Siti Rahayu', 'siti@example.org'],
    ['Budi Santoso', 'budi@sekolah.sch.id'],
    ['Kantor Pos', 'noreply@posindonesia.co.id'],
    ['Siti Rahayu', 'siti.rahayu@kantor.example.org'], // the same house
    ['', 'info@gmx.net'],
    ['notifications@github.com', 'noreply@github.com'],
  ])('who is nothing but honest gives no reason: %s <%s>', (name, address) => {
    expect(kinds(name, address)).toEqual([]);
  });

  it.each([
    ['support@bank.co.id', 'x@evil.net', 'name-is-address', 'support@bank.co.id'],
    ['"ceo@example.org" via Mail', 'a@b.evil.net', 'name-is-address', 'ceo@example.org'],
    ['Siti Rahayu', 'siti@evil.net', 'name-of-contact', 'Siti Rahayu'],
    ['siti  RAHAYU', 'siti@evil.net', 'name-of-contact', 'siti  RAHAYU'],
    ['Ѕіtі Rаhауu', 'siti@evil.net', 'name-of-contact', 'Ѕіtі Rаhауu'], // Cyrillic letters
    ['Agus Wijaya', 'agus.wijaya.direktur@gmail.com', 'name-of-contact', 'Agus Wijaya'], // anybody can be anybody there
    ['\u0412udi \u0405antoso', 'budi@evil.net', 'name-of-own', '\u0412udi \u0405antoso'], // Cyrillic capitals
    ['Siti\u3164Rahayu', 'siti@evil.net', 'hidden-characters', 'Siti\u3164Rahayu'], // a letter that is blank
    ['Siti\u2800Rahayu', 'siti@evil.net', 'name-of-contact', 'Siti\u2800Rahayu'],
    ['a@evil.net ceo@example.org', 'x@evil.net', 'name-is-address', 'ceo@example.org'], // the second address
    ['ceo\u200a@\u200aexample.org', 'x@evil.net', 'name-is-address', 'ceo@example.org'],
    ['ceo@example\u3002org', 'x@evil.net', 'name-is-address', 'ceo@example.org'],
    ['Budi Santoso', 'budi@evil.net', 'name-of-own', 'Budi Santoso'],
    ['IT', 'it@sekolah.sch.id.evil.net', 'look-alike', 'sekolah.sch.id.evil.net'],
    ['IT', 'it@sekoIah.sch.id', 'look-alike', 'sekoiah.sch.id'], // a capital i for an l
    ['IT', 'it@sekolaah.sch.id', 'look-alike', 'sekolaah.sch.id'],
    ['IT', 'it@sekloah.sch.id', 'look-alike', 'sekloah.sch.id'],
    ['IT', 'it@exarnple.org', 'look-alike', 'exarnple.org'],
    ['IT', 'it@example-org.com', 'look-alike', 'example-org.com'],
    ['A', 'a@xn--e1awd7f.com', 'foreign-letters', '\u0435\u0440\u0456\u0441.com'], // all Cyrillic
    ['A', '"siti@example.org"@evil.net', 'address-in-address', '"siti@example.org"'],
    ['Siti\u202egro.elpmaxe@', 'a@evil.net', 'hidden-characters', 'Siti\u202egro.elpmaxe@'],
    ['Nobody', 'not an address', 'no-from', 'Nobody'],
  ])('%s <%s> is told as %s', (name, address, kind, shown) => {
    expect(judge(name, address)).toContainEqual(expect.objectContaining({ kind, shown }));
  });

  it('with letters of two scripts in one word of the domain is told apart from one in a foreign script', () => {
    const mixed = domainToASCII('pаypal.com'); // Cyrillic а
    expect(judge('PayPal', `x@${mixed}`)).toContainEqual({ kind: 'mixed-scripts', shown: 'pаypal.com', real: mixed });
    expect(kinds('例え', `x@${domainToASCII('例え.jp')}`)).toEqual(['foreign-letters']);
  });

  it('who is several is told, with every address', () => {
    const from = [
      { name: 'Siti', address: 'siti@example.org' },
      { name: '', address: 'x@evil.net' },
    ];
    expect(judgeSender({ from, replyTo: [], listed: false }, known)).toEqual([
      { kind: 'several-from', shown: 'siti@example.org, x@evil.net', real: '' },
    ]);
  });

  it('whose answers go to another house is told, unless it is a list or somebody known', () => {
    const replyTo = [{ name: '', address: 'x@evil.net' }];
    expect(judge('Siti', 'siti@example.org', { replyTo })).toEqual([
      { kind: 'reply-elsewhere', shown: 'x@evil.net', real: 'siti@example.org' },
    ]);
    expect(kinds('Siti', 'siti@example.org', { replyTo, listed: true })).toEqual([]);
    expect(kinds('X', 'x@evil.net', { replyTo: [{ name: '', address: 'siti@example.org' }] })).toEqual([]);
    expect(kinds('Siti', 'siti@example.org', { replyTo: [{ name: '', address: 'list@mail.example.org' }] })).toEqual(
      [],
    );
  });

  it('with names of 64 kB costs nobody a noticeable time', () => {
    const one = `${'x'.repeat(63)}@${'a'.repeat(255)}`;
    const from = Array.from({ length: 20 }, () => ({ name: one.repeat(200), address: 'x@evil.net' }));
    const started = process.cpuUsage();
    judgeSender({ from, replyTo: [], listed: false }, known);
    const dots = Array.from({ length: 20 }, (_, nth) => ({
      name: '',
      address: `${String(nth)}@${'a.'.repeat(32_000)}b`,
    }));
    judgeSender({ from: dots, replyTo: [], listed: false }, known);
    expect(process.cpuUsage(started).user).toBeLessThan(300_000); // was 450 ms and more
  });

  it('can be anything at all without a failure', () => {
    const pieces = [
      '@',
      '.',
      'xn--',
      '"',
      '<',
      '\u202e',
      '\ud800',
      'а',
      'a',
      '例',
      '-',
      '',
      ' ',
      '\u0000',
      '[1.2.3.4]',
      'co.id',
    ];
    for (let seed = 1; seed < 3000; seed += 1) {
      const pick = (at: number): string => pieces[(seed * (at * 7 + 13) + at * at) % pieces.length] ?? '';
      const text = Array.from({ length: seed % 9 }, (_, at) => pick(at)).join('');
      for (const { kind, shown } of judge(text, text)) expect(typeof kind + typeof shown).toBe('stringstring');
    }
    const long = 'xn--'.repeat(50_000) + '@'.repeat(50_000) + 'a.'.repeat(50_000);
    expect(Array.isArray(judge(long, long))).toBe(true);
  });
});

describe('a domain that looks like a known one', () => {
  it.each([
    ['gmail.com', ['ymail.com']],
    ['mail.com', ['gmail.com']],
    ['example.org', ['example.org']],
    ['mail.example.org', ['example.org']],
    ['sub.example.org', ['other.example.org']],
    ['aaa.id', ['aab.id']], // short names are one letter apart from many
    ['posindonesia.co.id', ['sekolah.co.id']],
    ['', ['example.org']],
  ])('is not %s for %s', (domain, list) => {
    expect(lookAlike(domain, knownDomains(list))).toBeUndefined();
  });
});

describe('an xn-- label', () => {
  it('is read as Node reads it', () => {
    for (const name of ['bücher', '例え', 'тест', 'españa', 'münchen-ost', 'ไทย', 'παράδειγμα', '𐌰𐌱𐌲', 'ελ'])
      expect(decodePunycode(domainToASCII(name))).toBe(domainToUnicode(domainToASCII(name)));
    expect(readableDomain('mail.xn--bcher-kva.example')).toBe('mail.bücher.example');
  });

  it('that is none stays as it is', () => {
    for (const label of ['xn--', 'xn--!!', 'xn--999999999999', 'xn--a', 'xn---', 'abc', `xn--${'z'.repeat(5000)}`])
      expect(typeof decodePunycode(label)).toBe('string');
    expect(decodePunycode('xn--\u0430')).toBe('xn--\u0430');
    for (let seed = 0; seed < 5000; seed += 1) {
      const label = `xn--${(seed * 2654435761).toString(36)}${seed.toString(36)}`;
      const read = decodePunycode(label);
      expect(read.isWellFormed()).toBe(true);
    }
  });
});
