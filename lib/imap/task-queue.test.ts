import { expect, it } from 'vitest';
import { TIMES } from '../config.ts';
import { TaskQueue, type Work } from './task-queue.ts';

const order = (
  tasks: readonly (readonly [name: string, work: Work, mailbox: string | undefined, at: number])[],
  selected: string | undefined,
  now: number,
): string[] => {
  const queue = new TaskQueue();
  const done: string[] = [];
  for (const [name, work, mailbox, at] of tasks) queue.add({ work, mailbox, start: () => void done.push(name) }, at);
  for (let open = selected, next = queue.take(open, now); next; next = queue.take(open, now)) {
    open = next.mailbox ?? open;
    next.start();
  }
  expect(queue.size).toBe(0);
  return done;
};

it('lets clicks go before what may be wanted next, and that before what nobody waits for', () => {
  const tasks = [
    ['export', 'background', 'A', 0],
    ['neighbour', 'prefetch', 'A', 0],
    ['first click', 'interactive', 'B', 0],
    ['second click', 'interactive', 'C', 0],
  ] as const;
  expect(order(tasks, 'A', 1)).toEqual(['first click', 'second click', 'neighbour', 'export']);
});

it('does what concerns the open mailbox before it opens another one, and then all of that', () => {
  const tasks = [
    ['B1', 'interactive', 'B', 0],
    ['A1', 'interactive', 'A', 0],
    ['B2', 'interactive', 'B', 0],
    ['folders', 'interactive', undefined, 0],
    ['A2', 'interactive', 'A', 0],
  ] as const;
  expect(order(tasks, 'A', TIMES.imapBatch - 1)).toEqual(['A1', 'folders', 'A2', 'B1', 'B2']);
});

it('makes nobody wait for the open mailbox longer than the bound', () => {
  const tasks = [
    ['B1', 'interactive', 'B', 0],
    ['A1', 'interactive', 'A', TIMES.imapBatch],
    ['A2', 'interactive', 'A', TIMES.imapBatch],
  ] as const;
  expect(order(tasks, 'A', TIMES.imapBatch)).toEqual(['B1', 'A1', 'A2']);
});

it('lets nobody go before what waited for too long', () => {
  const tasks = [
    ['export', 'background', 'A', 0],
    ['click', 'interactive', 'B', TIMES.imapPatience],
  ] as const;
  expect(order(tasks, 'B', TIMES.imapPatience)).toEqual(['export', 'click']);
});

it('forgets what was cancelled while it waited', () => {
  const queue = new TaskQueue();
  const started: string[] = [];
  const cancel = queue.add({ work: 'interactive', mailbox: 'A', start: () => void started.push('one') }, 0);
  queue.add({ work: 'interactive', mailbox: 'B', start: () => void started.push('two') }, 0);
  cancel();
  cancel();
  queue.take('A', 0)?.start();
  expect([started, queue.size, queue.take('A', 0)]).toEqual([['two'], 0, undefined]);
});
