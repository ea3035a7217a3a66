import { encodePath } from 'imapflow/lib/tools.js';
import { expect, it } from 'vitest';
import { decodePath } from './decode-path.ts';

const laneOf = (...offered: string[]) =>
  ({ enabled: new Set(), capabilities: new Map(offered.map((name) => [name, true])) }) as unknown as Parameters<
    typeof encodePath
  >[0];
const lane = laneOf('IMAP4rev1');

it('reads the names of RFC 3501 §5.1.3', () => {
  expect(decodePath(lane, '~peter/mail/&U,BTFw-/&ZeVnLIqe-')).toBe('~peter/mail/台北/日本語');
  expect(decodePath(lane, 'Jack &- Jill')).toBe('Jack & Jill');
});

it('opens a folder whose name holds a zero-width no-break space, wherever it stands', () => {
  expect(decodePath(lane, 'Map &,v8-x')).toBe('Map \ufeffx');
  expect(decodePath(lane, '&,v8-Kabar')).toBe('\ufeffKabar');
});

it('leaves what is no modified UTF-7 as it is', () => {
  for (const name of ['a & b', '&U-', 'R&D', '&U,BT', '']) expect(decodePath(lane, name)).toBe(name);
});

it('gives back every name that imapflow writes', () => {
  const letters = ['a', '&', '-', ',', '+', '/', ' ', 'é', '日', '😀', '\ufeff', '\u00a0', '\u202e'];
  for (let nth = 0; nth < letters.length ** 3; nth += 1) {
    const at = [nth, Math.floor(nth / letters.length), Math.floor(nth / letters.length ** 2)];
    const name = at.map((place) => letters[place % letters.length] ?? '').join('');
    expect(decodePath(lane, encodePath(lane, name))).toBe(name);
  }
});

it('takes names as they stand from a server of IMAP4rev2 alone, which writes UTF-8', () => {
  expect(decodePath(laneOf('IMAP4rev2'), 'R&-D 日本')).toBe('R&-D 日本');
});
