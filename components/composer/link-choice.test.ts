import { expect, it } from 'vitest';
import { toAddress } from './link-choice.tsx';

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
  expect(toAddress(typed)).toBe(address);
});
