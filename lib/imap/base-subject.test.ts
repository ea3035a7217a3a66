import { expect, it } from 'vitest';
import { baseSubject } from './base-subject.ts';

it.each([
  ['Hello', 'hello'],
  ['Re: Hello', 'hello'],
  ['RE: Fwd: [list] re: Hello (fwd)', 'hello'],
  ['Re[2]: Hello', 'hello'],
  ['[Fwd: Hello]', 'hello'],
  ['[list]', '[list]'],
  ['  Two   words ', 'two words'],
  ['', ''],
])('%j sorts as %j', (subject, base) => {
  expect(baseSubject(subject)).toBe(base);
});

it('takes no longer for a hostile subject', () => {
  for (const piece of ['Re: ', '[', '[a]', '(fwd)', ' '])
    expect(baseSubject(piece.repeat(300_000)).length).toBeLessThanOrEqual(998);
});
