import { describe, expect, it } from 'vitest';
import { readAuthenticationResults } from './authentication-results.ts';
import type { HeaderField } from './header-field.ts';
import { coversFields } from './signed-fields.ts';
import { trustedChecks } from './trusted-checks.ts';

const field = (name: string, value: string): HeaderField => ({ name, value });
const results = (value: string): HeaderField => field('authentication-results', value);
const received = field('received', 'from mx.example.net by mail.tupai.test');

describe('Authentication-Results', () => {
  it('are read as RFC 8601 appendix B writes them', () => {
    const { server, results: read } = readAuthenticationResults(
      'example.com 1; auth=pass (cram-md5) smtp.auth=sender@example.net; spf=pass smtp.mailfrom=example.net;' +
        ' dkim=pass (good; "signature") header.i=@mail-router.example.net reason="good \\"signature\\"; really" ;' +
        ' dkim=fail/1 reason = "bad" header.d = other.net; iprev/1=hardfail',
    );
    expect(server).toBe('example.com');
    expect(read.map(({ method, result }) => [method, result])).toEqual([
      ['auth', 'pass'],
      ['spf', 'pass'],
      ['dkim', 'pass'],
      ['dkim', 'unknown'],
      ['iprev', 'unknown'],
    ]);
    expect(read[2]?.properties.get('reason')).toBe('good "signature"; really');
    expect(read[3]?.properties.get('header.d')).toBe('other.net');
  });

  it('of "none" and of nonsense hold no results, whatever they look like', () => {
    for (const value of [
      'example.com; none',
      '',
      ';;;',
      '(',
      '"',
      '= =;=',
      'a;b',
      ';dkim',
      `x;${'('.repeat(50_000)}`,
      `x;${'a=b '.repeat(50_000)}`,
    ])
      expect(readAuthenticationResults(value).results.filter(({ result }) => result === 'pass')).toEqual([]);
  });
});

describe('what trusted servers say', () => {
  const pass =
    'mail.tupai.test; spf=pass smtp.mailfrom=x@news.example.org; dkim=pass header.d=example.org header.s=S1; dmarc=pass header.from=example.org';

  it('is told with its domains', () => {
    expect(trustedChecks([received, results(pass)], ['mail.tupai.test'], 'a@example.org')).toEqual({
      server: 'mail.tupai.test',
      spf: { result: 'pass', domain: 'news.example.org' },
      dkim: [{ result: 'pass', domain: 'example.org', selector: 's1', signature: '' }],
      dmarc: { result: 'pass', domain: 'example.org' },
    });
  });

  it('counts in any case of letters, and is nothing without a trusted name', () => {
    expect(trustedChecks([results(pass.replace('mail', 'MAIL'))], ['mail.tupai.test'], '')?.server).toBe(
      'mail.tupai.test',
    );
    expect(trustedChecks([results(pass)], [], '')).toBeNull();
    expect(trustedChecks([results(pass)], ['tupai.test'], '')).toBeNull();
    expect(trustedChecks([], ['mail.tupai.test'], '')).toBeNull();
  });

  it('is not what the sender wrote under its name, below where our servers received it', () => {
    const forged = results('mail.tupai.test; dkim=pass header.d=bank.co.id; dmarc=pass header.from=bank.co.id');
    const own = results('mail.tupai.test; spf=fail smtp.mailfrom=bank.co.id');
    const told = trustedChecks([received, own, received, forged], ['mail.tupai.test'], '');
    expect(told).toEqual({
      server: 'mail.tupai.test',
      spf: { result: 'fail', domain: 'bank.co.id' },
      dkim: [],
      dmarc: null,
    });
  });

  it('is what the topmost field says of each check, though a forged one stands right below it', () => {
    const own = results(
      'm; spf=fail smtp.mailfrom=evil.net; dkim=fail header.d=bank.co.id; dmarc=fail header.from=bank.co.id',
    );
    const forged = results(
      'm; spf=pass smtp.mailfrom=bank.co.id; dkim=pass header.d=bank.co.id; dmarc=pass header.from=bank.co.id',
    );
    const told = trustedChecks([received, own, forged], ['m'], 'a@bank.co.id');
    expect(told?.spf?.result).toBe('fail');
    expect(told?.dmarc?.result).toBe('fail');
    expect(told?.dkim.map(({ result }) => result)).toEqual(['fail']);
  });

  it('is not left to a forged field below by one so long that its end is not read', () => {
    const many = 'dkim=fail header.d=evil.net; '.repeat(150);
    for (const long of [`m; ${many}dmarc=fail`, `m; dkim=fail header.d=${'x'.repeat(20_000)}; dmarc=fail`])
      expect(trustedChecks([results(long), results('m; dmarc=pass')], ['m'], '')?.dmarc).toBeNull();
  });

  it.each([
    'from laptop (unknown [10.0.0.7]) by mail.tupai.test (Postfix) with ESMTPSA id 1; Sun, 22 Nov 2026 10:00:00 +0700',
    'from laptop by mail.tupai.test (Dovecot) with UTF8SMTPSA id 1',
    'by mail.tupai.test (Postfix, from userid 1001) id 1; Sun, 22 Nov 2026 10:00:00 +0700',
    'from agus by mail.tupai.test with local (Exim 4.96)',
  ])('is not what a user of ours wrote under its name into mail handed in here: %s', (submitted) => {
    const forged = results('m; spf=pass smtp.mailfrom=bank.co.id; dkim=pass header.d=bank.co.id; dmarc=pass');
    expect(trustedChecks([received, field('received', submitted), forged], ['m'], 'a@bank.co.id')).toBeNull();
    // What the server says against it stands, wherever it writes it.
    const fails = results('m; dmarc=fail header.from=bank.co.id');
    for (const fields of [
      [fails, received, field('received', submitted), forged],
      [field('received', submitted), fails, forged],
    ])
      expect(trustedChecks(fields, ['m'], 'a@bank.co.id')).toMatchObject({ dmarc: { result: 'fail' }, dkim: [] });
  });

  it('may stand in a field for each check', () => {
    const fields = [results('m; dmarc=pass header.from=a.net'), results('m; dkim=pass header.d=a.net')];
    expect(trustedChecks(fields, ['m'], 'x@a.net')).toMatchObject({
      dmarc: { result: 'pass' },
      dkim: [{ result: 'pass' }],
    });
  });

  it.each([
    '"mail.tupai.test"; dmarc=pass',
    '(hidden) mail.tupai.test; dmarc=pass',
    '"mail".tupai.test; dmarc=pass',
    'mail.tupai.test\u200b; dmarc=pass',
    'mai\u2113.tupai.test; dmarc=pass',
  ])('is nothing under a name that a server may not know as its own: %j', (value) => {
    expect(trustedChecks([results(value)], ['mail.tupai.test'], '')).toBeNull();
    expect(trustedChecks([results('mail.ban\u212a.test; dmarc=pass')], ['mail.bank.test'], '')).toBeNull();
  });

  it('puts a good signature of the sender before others', () => {
    const value = 'm; dkim=fail header.d=a.net; dkim=pass header.d=esp.net; dkim=pass header.i=@mail.example.org';
    const told = trustedChecks([results(value)], ['m'], 'siti@example.org');
    expect(told?.dkim.map(({ domain }) => domain)).toEqual(['mail.example.org', 'esp.net', 'a.net']);
  });
});

describe('a signature that covers fields', () => {
  const names = ['list-unsubscribe', 'list-unsubscribe-post'];
  const leave = [
    field('list-unsubscribe', '<https://x.example/u>'),
    field('list-unsubscribe-post', 'List-Unsubscribe=One-Click'),
  ];
  const signature = (h: string, d = 'example.org', s = 's1', b = 'abcdefgh'): HeaderField =>
    field('dkim-signature', `v=1; a=rsa-sha256; d=${d}; s=${s};\th=${h}; bh=x; b=${b}`);
  const passed = { result: 'pass', domain: 'example.org', selector: 's1', signature: '' } as const;
  const all = 'From:List-Unsubscribe :\t List-Unsubscribe-Post';

  it('counts when it passed, names them, and they stand once', () => {
    expect(coversFields([...leave, signature(all)], [passed], names)).toBe(true);
    expect(coversFields([...leave, signature(all)], [{ ...passed, selector: '', signature: 'abcd' }], names)).toBe(
      true,
    );
  });

  it.each([
    ['the check failed', [...leave, signature(all)], { ...passed, result: 'fail' as const }],
    ['it names only one of them', [...leave, signature('from:list-unsubscribe')], passed],
    ['it is of another domain', [...leave, signature(all, 'evil.net')], passed],
    ['it is of another selector', [...leave, signature(all, 'example.org', 's2')], passed],
    ['it is another signature', [...leave, signature(all)], { ...passed, signature: 'zzzz' }],
    ['there is none', leave, passed],
    ['a field stands twice', [...leave, ...leave, signature(all)], passed],
    ['a field is missing', [signature(all)], passed],
    [
      'which one passed is not told, and one does not',
      [...leave, signature(all), signature('from')],
      { ...passed, selector: '' },
    ],
  ])('does not count when %s', (_, fields, check) => {
    expect(coversFields(fields, [check], names)).toBe(false);
  });
});
