import { expect, it } from 'vitest';
import { NumberCollector } from './read-numbers.ts';

const read = (...lines: string[]) => {
  const collector = new NumberCollector();
  const taken = lines.map((line) => collector.take(Buffer.from(line)));
  return { taken, numbers: [...collector.numbers] };
};

it.each([
  ['* SEARCH', []],
  ['* SEARCH 2 5 4294967295', [2, 5, 4294967295]],
  ['* sort 9 8 7', [9, 8, 7]],
  ['* SEARCH 2 (MODSEQ 917162500)', [2]],
  ['* SEARCH 0 99999999999 x 3', [3]],
])('reads %s', (line, numbers) => {
  expect(read(line)).toEqual({ taken: [true], numbers });
});

it('joins several lines and leaves other responses to others', () => {
  expect(read('* SEARCH 1', '* 3 EXISTS', '* SEARCHRES 4', '* SEARCH 2')).toEqual({
    taken: [true, false, false, true],
    numbers: [1, 2],
  });
});

it('reads a million numbers', () => {
  const line = `* SORT ${Array.from({ length: 1_000_000 }, (_, at) => at + 1).join(' ')}`;
  const { numbers } = read(line);
  expect([numbers.length, numbers.at(-1)]).toEqual([1_000_000, 1_000_000]);
});
