import { afterEach, beforeEach, expect, it } from 'vitest';
import { setTimeout as delay } from 'node:timers/promises';
import { store, type Snooze } from '#lib/store/index.ts';
import { kickWakes } from './index.ts';
import { BUDI, LONG, openTestQueue, type TestQueue } from './test-queue.ts';

let queue: TestQueue;
beforeEach(async () => {
  queue = await openTestQueue();
});
afterEach(() => queue.close());

const snooze = (
  nth: number,
  over: Partial<Snooze> = {},
): Parameters<ReturnType<typeof store>['snoozes']['add']>[0][0] => ({
  id: String(nth).padStart(32, '0'),
  account: BUDI,
  mailbox: 'Snoozed',
  uidValidity: 7,
  uid: nth,
  source: `Folder ${nth}`,
  wakeAt: 1_000 + nth,
  ...over,
});
const sleeping = async (): Promise<readonly Snooze[]> => store().snoozes.list(BUDI);
async function until(done: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + LONG;
  while (!(await done())) {
    if (Date.now() > end) throw new Error('it did not happen');
    await delay(5);
  }
}

it('messages whose time has come wake, in its order; the others sleep on', async () => {
  await store().snoozes.add([snooze(2), snooze(1), snooze(3, { wakeAt: Date.now() + 3_600_000 })]);
  await queue.start(queue.through());
  await until(async () => (await sleeping()).length === 1);
  expect(queue.wire).toEqual(['MOVE Folder 1', 'MOVE Folder 2']);
});

it('a message whose person is away sleeps on, says why, and wakes when they come back', async () => {
  queue.signedIn = false;
  await store().snoozes.add([snooze(1)]);
  await queue.start(queue.through());
  await until(async () => (await sleeping())[0]?.error === 'auth.required');
  expect(queue.wire).toEqual([]);
  queue.signedIn = true;
  await kickWakes(BUDI);
  await until(async () => (await sleeping()).length === 0);
  expect(queue.wire).toEqual(['MOVE Folder 1']);
});

it('a message is in the hands of one process at a time', async () => {
  await store().snoozes.add([snooze(1)]);
  const now = Date.now();
  const claims = await Promise.all([1, 2, 3].map(() => store().snoozes.claim(now + 1000, now)));
  expect(claims.filter(Boolean)).toHaveLength(1);
  expect(await store().snoozes.claim(now + 5000, now + 1001)).toMatchObject({ uid: 1 }); // the process died
});
