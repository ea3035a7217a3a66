import { expect, it } from 'vitest';
import { SharedReads } from './shared-reads.ts';

/** A read that the test answers, and how often it was begun. */
function reading() {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const seen = { begun: 0, aborted: false };
  const run = (signal: AbortSignal): Promise<string> => {
    seen.begun += 1;
    signal.addEventListener('abort', () => {
      seen.aborted = true;
      reject(new Error('aborted'));
    });
    return promise;
  };
  return { run, resolve, reject, seen };
}

it('answers all who ask for the same at the same time from one read', async () => {
  const reads = new SharedReads();
  const { run, resolve, seen } = reading();
  const all = [reads.read('a', undefined, run), reads.read('a', new AbortController().signal, run)];
  resolve('rows');
  expect(await Promise.all(all)).toEqual(['rows', 'rows']);
  expect(seen.begun).toBe(1);
  expect(await reads.read('a', undefined, () => Promise.resolve('new'))).toBe('new');
});

it('tells a failure to each of them, and begins anew afterwards', async () => {
  const reads = new SharedReads();
  const { run, reject } = reading();
  const all = [reads.read('a', undefined, run), reads.read('a', undefined, run)];
  reject(new Error('broken'));
  for (const one of await Promise.allSettled(all)) expect(one).toMatchObject({ reason: { message: 'broken' } });
  expect(await reads.read('a', undefined, () => Promise.resolve('new'))).toBe('new');
});

it('goes on while one reader is left, and ends with the last one', async () => {
  const reads = new SharedReads();
  const { run, seen } = reading();
  const [first, second] = [new AbortController(), new AbortController()];
  const one = reads.read('a', first.signal, run);
  const two = reads.read('a', second.signal, run);
  first.abort();
  await expect(one).rejects.toMatchObject({ name: 'AbortError' });
  expect(seen.aborted).toBe(false);
  second.abort();
  await expect(two).rejects.toMatchObject({ name: 'AbortError' });
  expect(seen.aborted).toBe(true);
  expect(await reads.read('a', undefined, () => Promise.resolve('new'))).toBe('new');
});
