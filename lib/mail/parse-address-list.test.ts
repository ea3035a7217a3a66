import { describe, expect, it } from 'vitest';
import { formatAddress, formatAddressList } from './format-address.ts';
import { parseAddressList } from './parse-address-list.ts';

const budi = { name: 'Budi Santoso', address: 'budi@example.org' };

describe('reading what people type into To', () => {
  it.each([
    ['budi@example.org', [{ name: '', address: 'budi@example.org' }]],
    ['Budi Santoso <budi@example.org>', [budi]],
    ['"Budi Santoso" <budi@example.org>', [budi]],
    ['budi@example.org (Budi Santoso)', [budi]],
    ['Budi Santoso < budi@example.org >', [budi]],
    [
      '"Santoso, Budi; \\"the boss\\" \\\\o/" <budi@example.org>',
      [{ name: 'Santoso, Budi; "the boss" \\o/', address: 'budi@example.org' }],
    ],
    ['Budi (Guru) <budi@example.org>', [{ name: 'Budi (Guru)', address: 'budi@example.org' }]],
    ['Budi (a, b) <budi@example.org>', [{ name: 'Budi (a, b)', address: 'budi@example.org' }]],
    ['Budi "Kancil" Santoso <budi@example.org>', [{ name: 'Budi "Kancil" Santoso', address: 'budi@example.org' }]],
    ['=?utf-8?q?Budi?= <budi@example.org>', [{ name: '=?utf-8?q?Budi?=', address: 'budi@example.org' }]],
    [
      'Guru: budi@example.org, Siti <siti@example.org>; ani@example.org',
      [
        { name: '', address: 'budi@example.org' },
        { name: 'Siti', address: 'siti@example.org' },
        { name: '', address: 'ani@example.org' },
      ],
    ],
    ['undisclosed-recipients:;', []],
    ['mailto:budi@example.org', [{ name: '', address: 'budi@example.org' }]],
    [
      'a@example.org b@example.org\tc@example.org',
      ['a', 'b', 'c'].map((one) => ({ name: '', address: `${one}@example.org` })),
    ],
    [
      'A <a@example.org> B <b@example.org>',
      [
        { name: 'A', address: 'a@example.org' },
        { name: 'B', address: 'b@example.org' },
      ],
    ],
    [
      'a@example.org\r\n  b@example.org,\n\nc@example.org',
      ['a', 'b', 'c'].map((one) => ({ name: '', address: `${one}@example.org` })),
    ],
    ['تجربة <budi@example.org>', [{ name: 'تجربة', address: 'budi@example.org' }]],
    ['budi@münchen.example', [{ name: '', address: 'budi@xn--mnchen-3ya.example' }]],
    ['用户@例子.广告', [{ name: '', address: '用户@xn--fsqu00a.xn--4rr70v' }]],
    ['budi+tag@[192.0.2.1]', [{ name: '', address: 'budi+tag@[192.0.2.1]' }]],
    ['"budi"@example.org', [{ name: '', address: 'budi@example.org' }]],
    ['', []],
    [' , ;\n', []],
  ])('%s', (text, addresses) => {
    expect(parseAddressList(text)).toEqual({ addresses, invalid: [] });
  });

  it.each([
    'budi',
    'budi@',
    '@example.org',
    'budi@exa mple.org',
    'budi@@example.org',
    'a@b@example.org',
    '"a@evil.example x"@example.org',
    '"a b"@example.org',
    '<ok@x.example>> evil@y.example',
    'ok@x.example>',
    '<@route.example:budi@example.org>',
    'budi@example..org',
    'budi@-example.org',
    '.budi@example.org',
    'budi@example.org/path',
    'budi@exam%70le.org',
    'budi@пример/путь',
    'bu\u0000di@example.org',
    'Bu\u0000di <budi@example.org>',
    'bu\u202edi@example.org',
    'budi@exa\u200bmple.org',
    'Budi <budi@example.org',
    `${'a'.repeat(400)}@example.org`,
  ])('marks %j as wrong and sends to nobody by it', (text) => {
    const { addresses, invalid } = parseAddressList(text);
    expect(addresses.filter(({ address }) => address !== 'ok@x.example')).toEqual([]);
    expect(invalid).toHaveLength(1);
  });

  it('keeps the good ones beside a wrong one', () => {
    expect(parseAddressList('siti@example.org, "broken <x@y, budi@example.org')).toEqual({
      addresses: [
        { name: '', address: 'siti@example.org' },
        { name: '', address: 'budi@example.org' },
      ],
      invalid: ['"broken <x@y'],
    });
  });

  it('never lets a line end into a name or an address', () => {
    const { addresses } = parseAddressList(
      '"Budi\r\nBcc: evil@example.net" <budi@example.org>\r\nRCPT TO:<x@example.net>',
    );
    for (const { name, address } of addresses) expect(name + address).not.toMatch(/[\r\n]/);
  });

  // Quadratic work on a megabyte would pass any time limit of the runner.
  it.each([
    '"',
    '(',
    ')',
    '<',
    '>',
    ':',
    ';',
    '@',
    '\\',
    ',',
    ' ',
    '=?',
    'a.',
    'a@',
    '"\\',
    '<"',
    '(:',
    'a@b ',
    '"a"<',
    '(a)',
    'a@:',
  ])('reads a megabyte of %j in linear time', (piece) => {
    const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
    for (const one of [text, `a@b.example ${text}`, `${'x'.repeat(500_000)}@${text}`, `${text}@x`])
      expect(parseAddressList(one)).toHaveProperty('addresses');
  });
});

describe('what is shown can be read back', () => {
  const PIECES = [...'Aé日🐿  "\\,;:<>()@.[]=?\'\t\n\r‎', 'Budi', 'مرحبا', '=?utf-8?b?', '--', '\u0000', '\u007f'];
  /** A small generator of its own, so that a failure names the seed that repeats it. */
  const names = function* (seed: number): Generator<string> {
    let state = seed;
    const next = (below: number): number => (state = (state * 48271) % 2147483647) % below;
    for (let round = 0; round < 2000; round += 1)
      yield Array.from({ length: next(12) }, () => PIECES[next(PIECES.length)] ?? '').join('');
  };

  it('for any name', () => {
    const list = [...names(7)].map((name, at) => ({ name, address: `u${String(at)}@example.org` }));
    const expected = list.map(({ name, address }) => ({ name: name.replace(/[\p{Cc}\s]+/gu, ' ').trim(), address }));
    expect(parseAddressList(formatAddressList(list))).toEqual({ addresses: expected, invalid: [] });
  });

  it('shows a bare address without brackets and quotes only what needs it', () => {
    expect(formatAddress({ name: '', address: 'a@b.example' })).toBe('a@b.example');
    expect(formatAddress(budi)).toBe('Budi Santoso <budi@example.org>');
    expect(formatAddress({ name: 'Santoso, Budi', address: 'a@b.example' })).toBe('"Santoso, Budi" <a@b.example>');
  });
});
