import { expect, it } from 'vitest';
import { windowNumbers } from './window-numbers.ts';

const none = new Uint32Array(0);

it.each([
  [{ descending: true, offset: 0, limit: 3 }, [8, 9, 10]],
  [{ descending: true, offset: 8, limit: 3 }, [1, 2]],
  [{ descending: true, offset: 10, limit: 3 }, []],
  [{ descending: false, offset: 0, limit: 3 }, [1, 2, 3]],
  [{ descending: false, offset: 9, limit: 3 }, [10]],
  [{ descending: false, offset: 0, limit: 0 }, []],
])('of ten messages, %j is %j', (window, numbers) => {
  expect(windowNumbers(10, none, window)).toEqual(numbers);
});

it('an empty mailbox has no numbers', () => {
  expect(windowNumbers(0, none, { descending: true, offset: 0, limit: 50 })).toEqual([]);
});

it('leaves out hidden messages as if they were not there, for every window of every small mailbox', () => {
  for (let mask = 0; mask < 128; mask += 1) {
    const all = [1, 2, 3, 4, 5, 6, 7];
    const hidden = all.filter((nth) => (mask >> (nth - 1)) & 1);
    const visible = all.filter((nth) => !hidden.includes(nth));
    for (const descending of [true, false])
      for (let offset = 0; offset < 8; offset += 1) {
        const expected = (descending ? visible.toReversed() : visible).slice(offset, offset + 3).sort((a, b) => a - b);
        expect(windowNumbers(7, Uint32Array.from(hidden), { descending, offset, limit: 3 })).toEqual(expected);
      }
  }
});
