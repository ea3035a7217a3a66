import { setTimeout as pause } from 'node:timers/promises';
import { threadId } from 'node:worker_threads';
import { serveTasks } from './index.ts';

/** What the worker of the tests can be told to do. */
export type TestTask =
  { readonly do: 'answer' | 'fail' | 'die' | 'hang' | 'eat' } | { readonly do: 'wait'; readonly ms: number };

/** Answers with the number of its thread, unless it is told to misbehave. */
async function work(task: TestTask): Promise<number> {
  if (task.do === 'wait') await pause(task.ms);
  if (task.do === 'fail') throw new Error('It cannot be done.');
  if (task.do === 'die') process.exit(3);
  if (task.do === 'eat') for (const kept: unknown[] = []; ;) kept.push(Array.from({ length: 10_000 }, Math.random));
  while (task.do === 'hang');
  return threadId;
}

serveTasks(work);
