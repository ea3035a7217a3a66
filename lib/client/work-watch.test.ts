import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { FormFailure } from './post-form.ts';
import { GRACE, LONGEST, SLOW, WorkWatch } from './work-watch.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const words = { stopped: 'Stopped.', expired: 'No answer.', unsure: 'Nobody knows.' };

function open(change = false) {
  const said: boolean[] = [];
  const ended: FormFailure[] = [];
  const dropped = vi.fn<() => void>();
  const watch = new WorkWatch(words, (slow) => void said.push(slow));
  const { promise: done, resolve } = Promise.withResolvers<void>();
  const end = (why: FormFailure): void => {
    ended.push(why);
    resolve();
  };
  watch.watch({ done, end, ...(change ? { drop: dropped } : {}) });
  return { watch, said, ended, dropped, answer: resolve };
}

it('says nothing about what is answered in time', async () => {
  const { said, ended, answer } = open();
  await vi.advanceTimersByTimeAsync(SLOW - 1);
  answer();
  await vi.advanceTimersByTimeAsync(LONGEST);
  expect(said).toEqual([]);
  expect(ended).toEqual([]);
});

it('says that it goes on after ten seconds, and that it is over', async () => {
  const { said, answer } = open();
  await vi.advanceTimersByTimeAsync(SLOW);
  expect(said).toEqual([true]);
  answer();
  await vi.advanceTimersByTimeAsync(1);
  expect(said).toEqual([true, false]);
});

it('Cancel ends a load at once', async () => {
  const { watch, said, ended } = open();
  await vi.advanceTimersByTimeAsync(SLOW);
  watch.cancel();
  await vi.advanceTimersByTimeAsync(1);
  expect(ended).toEqual([{ code: 'stopped', text: 'Stopped.' }]);
  expect(said).toEqual([true, false]);
});

it('Cancel asks the server to leave a change undone and believes its answer', async () => {
  const { watch, ended, dropped, answer } = open(true);
  await vi.advanceTimersByTimeAsync(SLOW);
  watch.cancel();
  expect(dropped).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(GRACE - 1);
  expect(ended).toEqual([]);
  answer();
});

it('a change that nobody can tell about after Cancel is said to be so', async () => {
  const { watch, ended } = open(true);
  await vi.advanceTimersByTimeAsync(SLOW);
  watch.cancel();
  await vi.advanceTimersByTimeAsync(GRACE);
  expect(ended).toEqual([{ code: 'unsure', text: 'Nobody knows.' }]);
});

it('after a minute nothing is waited for any more, and the reason is named', async () => {
  const load = open();
  const change = open(true);
  await vi.advanceTimersByTimeAsync(LONGEST);
  expect(load.ended).toEqual([{ code: 'expired', text: 'No answer.' }]);
  expect(change.ended).toEqual([{ code: 'unsure', text: 'Nobody knows.' }]);
  expect(change.dropped).toHaveBeenCalledTimes(1);
});
