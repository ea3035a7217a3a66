import { expect, it } from 'vitest';
import { readArguments } from './read-arguments.ts';

it.each([
  ['Sign out', []],
  ['Reference: {id}', ['id']],
  ['{from}–{to} of {total, number}', ['from', 'to', 'total']],
  ['{count, plural, one {# message} other {# messages}} in {name}', ['count', 'name']],
  ['{n, plural, =0 {none} other {{n} by {who}}}', ['n', 'who']],
  ["'{'not this'}' but {that}", ['that']],
  ['{a}{a}', ['a']],
])('finds what %s takes', (message, names) => {
  expect(readArguments(message)).toEqual(names);
});
