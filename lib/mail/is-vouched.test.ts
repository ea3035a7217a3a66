import { expect, it } from 'vitest';
import { isVouched } from './is-vouched.ts';
import { trustedChecks } from './trusted-checks.ts';

const vouched = (value: string, from = 'kabar@mail.toko.example', server = 'mx.tupai.test'): boolean =>
  isVouched(
    trustedChecks([{ name: 'authentication-results', value: `${server}; ${value}` }], ['mx.tupai.test'], from),
    from,
  );

it.each([
  'dmarc=pass header.from=toko.example',
  'dmarc=pass',
  'dkim=pass header.d=toko.example',
  'dkim=pass header.d=mail.toko.example; dkim=fail header.d=lists.example',
])('a sender is vouched for by %s', (value) => {
  expect(vouched(value)).toBe(true);
});

it.each([
  ['bos@korban.eu.org', 'jahat.eu.org'],
  ['bos@korban.gr.jp', 'jahat.gr.jp'],
  ['bos@korban.co.id', 'jahat.co.id'],
  ['bos@korban.github.io', 'jahat.github.io'],
])('a neighbour under a name where anybody registers vouches for nobody: %s by %s', (from, domain) => {
  expect(vouched(`dkim=pass header.d=${domain}; dmarc=pass header.from=${domain}`, from)).toBe(false);
  expect(vouched(`dkim=pass header.d=mail.${from.split('@')[1] ?? ''}`, from)).toBe(true);
});

it.each([
  'none',
  'spf=pass smtp.mailfrom=toko.example',
  'dkim=pass header.d=evil.example',
  'dkim=pass',
  'dkim=fail header.d=toko.example',
  'dmarc=fail header.from=toko.example; dkim=pass header.d=toko.example',
  'dmarc=pass header.from=evil.example',
  'dmarc=none; spf=softfail smtp.mailfrom=toko.example',
])('a sender is not vouched for by %s', (value) => {
  expect(vouched(value)).toBe(false);
});

it('nobody vouches whose word does not count, nor for nobody', () => {
  expect(vouched('dmarc=pass', 'kabar@toko.example', 'mx.evil.example')).toBe(false);
  expect(vouched('dmarc=pass', '')).toBe(false);
  expect(isVouched(null, 'kabar@toko.example')).toBe(false);
});
