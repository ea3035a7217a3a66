import { expect, it } from 'vitest';
import { linkAddress } from './link-address.ts';

it.each([
  ['tupai.example/p', 'https://tupai.example/p'],
  [' http://x.example ', 'http://x.example'],
  ['siti@tupai.test', 'mailto:siti@tupai.test'],
  ['mailto:siti@tupai.test', 'mailto:siti@tupai.test'],
  ['javascript:alert(1)', undefined],
  ['data:text/html,x', undefined],
  ['two words', undefined],
  ['', undefined],
])('a link to %j leads to %j', (typed, address) => {
  expect(linkAddress(typed)).toBe(address);
});
