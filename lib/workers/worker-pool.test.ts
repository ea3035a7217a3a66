import { describe, expect, it, vi } from 'vitest';
import type { TestTask } from './test-worker.ts';
import { WorkerPool, type PoolLimits } from './index.ts';

const pool = (limits: Partial<PoolLimits> = {}) =>
  new WorkerPool<TestTask, number>({
    file: ['lib', 'workers', 'test-worker.ts'],
    atOnce: 1,
    heapMb: 64,
    startWithin: 20_000,
    deadline: 20_000,
    idle: 20_000,
    waiting: 100,
    waitingOfOne: 50,
    ...limits,
  });
const answer: TestTask = { do: 'answer' };
const UNREADABLE = { code: 'message.unreadable' };

describe('a pool of workers', () => {
  it('gives task after task to the same worker, and ends it when there is none', async () => {
    const workers = pool({ idle: 50 });
    const first = await workers.run('budi', answer);
    expect(await workers.run('siti', answer)).toBe(first);
    expect(workers.workers).toBe(1);
    await vi.waitFor(() => expect(workers.workers).toBe(0), { timeout: 5000 });
    expect(await workers.run('budi', answer)).not.toBe(first);
  });

  it.each<[string, TestTask, Partial<PoolLimits>]>([
    ['never ends', { do: 'hang' }, { deadline: 300 }],
    ['takes all memory', { do: 'eat' }, {}],
    ['ends the worker', { do: 'die' }, {}],
    ['fails', { do: 'fail' }, {}],
  ])('a task that %s is given up alone: the next one gets a new worker', async (_, task, limits) => {
    const workers = pool(limits);
    const before = await workers.run('budi', answer);
    const [bad, good] = [workers.run('budi', task), workers.run('siti', answer)];
    await expect(bad).rejects.toMatchObject(UNREADABLE);
    expect(await good).not.toBe(before);
    expect(workers.workers).toBe(1);
  });

  it('does not count the time until a worker is ready', async () => {
    expect(await pool({ deadline: 200 }).run('budi', { do: 'wait', ms: 1 })).toBeGreaterThan(0);
  });

  it('lets accounts take turns, whoever asked for more', async () => {
    const workers = pool();
    const done: string[] = [];
    const run = async (owner: string): Promise<void> => {
      await workers.run(owner, answer);
      done.push(owner);
    };
    await Promise.all([...Array.from({ length: 6 }, () => run('budi')), run('siti'), run('joko')]);
    expect(done.slice(0, 4)).toEqual(['budi', 'budi', 'siti', 'joko']);
  });

  it('takes no more than may wait, of one account and of all, and takes tasks again later', async () => {
    const workers = pool({ waiting: 3, waitingOfOne: 2 });
    const busy = { code: 'server.busy' };
    const tasks = ['budi', 'budi', 'budi'].map((owner) => workers.run(owner, answer));
    await expect(workers.run('budi', answer)).rejects.toMatchObject(busy);
    tasks.push(workers.run('siti', answer));
    await expect(workers.run('joko', answer)).rejects.toMatchObject(busy);
    await Promise.all(tasks);
    expect(await workers.run('budi', answer)).toBeGreaterThan(0);
  });

  it('forgets a task that nobody waits for any more', async () => {
    const workers = pool();
    const given = new AbortController();
    const first = workers.run('budi', answer);
    const second = workers.run('budi', { do: 'hang' }, given.signal);
    given.abort();
    await expect(second).rejects.toMatchObject({ name: 'AbortError' });
    expect(await workers.run('budi', answer)).toBe(await first);
  });
});
