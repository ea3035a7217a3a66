import { afterEach, expect, it } from 'vitest';
import { currentMailserver } from '#e2e/mailserver/index.ts';
import { Channel } from './channel.ts';
import { MailboxState } from './mailbox-state.ts';
import type { Work } from './task-queue.ts';
import { accessOf, pointAt } from './test-access.ts';

const mailserver = currentMailserver();
const state = new MailboxState();
let cooled = 0;
const channel = new Channel({
  kind: 'interactive' as const,
  state: () => state,
  keepWarm: () => 60_000,
  sending: () => {},
  changed: () => {},
  cooled: () => {
    cooled += 1;
  },
});

afterEach(() => channel.retire());

it('clicks go before long work that waits on the same connection; an idle connection can be let go', async () => {
  pointAt(mailserver.imap.full);
  const access = accessOf(await mailserver.user());
  const done: string[] = [];
  const task = (name: string, work: Work = 'interactive', signal?: AbortSignal) =>
    channel.borrow(access, { deadline: 5000, work, signal }, async (lease) => {
      await lease.ask({ name: 'NOOP' });
      done.push(name);
    });
  const given = new AbortController();
  const all = [
    task('first'),
    task('slice', 'background'),
    task('given up', 'interactive', given.signal),
    task('click'),
    task('click'),
  ];
  given.abort();
  const ends = await Promise.allSettled(all);
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
  expect(done).toEqual(['first', 'click', 'click', 'slice']);

  const busy = task('busy');
  expect(channel.cool()).toBe(false);
  await busy;
  expect([channel.open, channel.cool(), channel.open, cooled]).toEqual([true, true, false, 1]);
  await task('anew');
  expect(channel.open).toBe(true);
});
