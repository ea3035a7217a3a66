import { expect, it } from 'vitest';
import { BLANKS, DIRECTIONAL_FORMATTING, HIDING, UNDRAWN } from './unseen-characters.ts';

const hides = (text: string): boolean => new RegExp(HIDING, 'u').test(text);
const everyCharacter = Array.from({ length: 0x11_0000 }, (_, code) => code)
  .filter((code) => code < 0xd800 || code > 0xdfff)
  .map((code) => String.fromCodePoint(code));

it('no name in a language that writes with joiners, from right to left or with small pictures hides anything', () => {
  for (const name of [
    'می\u200cخواهم',
    'क\u094d\u200dष',
    '👩\u200d👩\u200d👧',
    '❤\ufe0f',
    '葛\u{e0100}城',
    '۱\u0600',
    'é-ñ ß 한글',
  ])
    expect(hides(name)).toBe(false);
});

it('what turns round the text is among what hides, and that among what is not drawn or a blank', () => {
  const within = (inner: RegExp, outer: RegExp): string[] =>
    everyCharacter.filter((one) => inner.test(one) && !outer.test(one));
  const hiding = new RegExp(HIDING, 'u');
  expect(within(new RegExp(`[${DIRECTIONAL_FORMATTING}${BLANKS}]`, 'u'), hiding)).toEqual([]);
  expect(within(hiding, new RegExp(`[${UNDRAWN}${BLANKS}]`, 'u'))).toEqual([]);
  expect(within(/\p{Bidi_Control}/u, hiding)).toEqual([]);
});

it('no letter, number or sign is taken for something unseen but those that are blank', () => {
  const unseen = new RegExp(`[${UNDRAWN}]|${HIDING}`, 'u');
  const blank = new RegExp(`[${BLANKS}]`, 'u');
  expect(
    everyCharacter.filter((one) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(one) && unseen.test(one) && !blank.test(one)),
  ).toEqual([]);
});
