import { expect, it } from 'vitest';
import { markedFirst } from './read-window.ts';

const all = Uint32Array.from({ length: 40 }, (_, at) => 3 * at + 1);

it('shows the marked messages before all others, in both directions and in every window', () => {
  for (const marked of [[], [1], [118], [4, 7, 61, 118], [...all]]) {
    const first = Uint32Array.from(marked);
    const rest = [...all].filter((uid) => !marked.includes(uid));
    for (const descending of [true, false]) {
      const whole = descending ? [...marked.toReversed(), ...rest.toReversed()] : [...marked, ...rest];
      for (let offset = 0; offset <= 45; offset += 3)
        for (const limit of [0, 1, 7, 50])
          expect(markedFirst(all, first, { descending, offset, limit })).toEqual(whole.slice(offset, offset + limit));
    }
  }
});

it('a marked message that came after the list was made hides none of the others', () => {
  const window = markedFirst(Uint32Array.of(1, 4, 7), Uint32Array.of(4, 9), { descending: true, offset: 0, limit: 9 });
  expect(window).toEqual([9, 4, 7, 1]);
});
