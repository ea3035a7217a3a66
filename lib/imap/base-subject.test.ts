import { expect, it } from 'vitest';
import { baseSubject } from './base-subject.ts';

it.each([
  ['Hello', 'Hello'],
  ['Re: Hello', 'Hello'],
  ['RE: Fwd: [list] re: Hello (fwd)', 'Hello'],
  ['Re[2]: Hello', 'Hello'],
  ['[Fwd: Hello]', 'Hello'],
  ['[list]', '[list]'],
  ['  Two   words ', 'Two words'],
  ['', ''],
])('%j sorts as %j', (subject, base) => {
  expect(baseSubject(subject)).toBe(base);
});

it('takes no longer for a hostile subject', () => {
  for (const piece of ['Re: ', '[', '[a]', '(fwd)', ' '])
    expect(baseSubject(piece.repeat(300_000)).length).toBeLessThanOrEqual(998);
});
