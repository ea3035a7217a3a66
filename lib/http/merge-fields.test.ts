import { expect, it } from 'vitest';
import { FIELD_COUNT, mergeFields } from './merge-fields.ts';

it('keeps a single value as text and several as a list', () => {
  expect(
    mergeFields([
      ['to', 'a'],
      ['uid', '1'],
      ['uid', '1'],
      ['uid', '2'],
    ]),
  ).toEqual({ to: 'a', uid: ['1', '1', '2'] });
});

it('takes a button that lynx names twice as pressed once, and two different buttons as two', () => {
  expect(
    mergeFields([
      ['do', 'send'],
      ['body', 'x'],
      ['do', 'send'],
    ]),
  ).toEqual({ do: 'send', body: 'x' });
  expect(
    mergeFields([
      ['do', 'send'],
      ['do', 'save'],
    ]),
  ).toEqual({ do: ['send', 'save'] });
});

it('refuses a form of more fields than any page of ours has', () => {
  const pairs = Array.from({ length: FIELD_COUNT + 1 }, (_, index): [string, string] => [`f${String(index)}`, '']);
  expect(() => mergeFields(pairs)).toThrow('input.too_large');
});
