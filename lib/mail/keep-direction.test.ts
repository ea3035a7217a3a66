import { expect, it } from 'vitest';
import { formatAddress } from './format-address.ts';
import { keepDirection } from './keep-direction.ts';

it('a name cannot turn round the address behind it, whatever it opens or closes', () => {
  expect(keepDirection('\u2069\u202eknab@live.test')).toBe('knab@live.test');
  expect(formatAddress({ name: '\u2069\u202eBank', address: 'x@evil.test' })).toBe('Bank <x@evil.test>');
});

it('a text in any language stays as it is', () => {
  for (const text of ['', 'שלום\u200f!', 'سلام \u200eTupai', 'می\u200cخواهم', '👩\u200d👩\u200d👧'])
    expect(keepDirection(text)).toBe(text);
});
