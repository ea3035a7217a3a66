import { expect, it } from 'vitest';

import { commandsIn } from './count-commands.ts';

it('counts tagged commands, whatever the tag and the case', () => {
  expect(commandsIn(['A1 LOGIN "a" "b"', '12 uid fetch 1 (FLAGS)', 'x NOOP', '7 UID STORE 1 +FLAGS (\\Seen)'])).toBe(4);
});

it('counts neither the end of IDLE nor what is no command', () => {
  expect(commandsIn(['DONE', '', 'dGVzdA==', 'Subject: NOOP', 'A2 FETCHED'])).toBe(0);
});
