import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TIMES } from '#lib/config.ts';
import { startStore, stopStore, type Counter } from '#lib/store/index.ts';
import { decideAddress, decideUser } from './decide-throttle.ts';
import { testSettings } from './test-settings.ts';
import { throttleSignIn } from './throttle-sign-in.ts';

const MINUTE = 60_000;

describe('the waits of a name', () => {
  it('come after five refusals: 1, 2, 4, 8, 15, 15 minutes', () => {
    let counter: Counter | undefined;
    let now = 1_000_000;
    const attempt = (): number => {
      const verdict = decideUser(counter, now);
      if ('wait' in verdict) return verdict.wait / MINUTE;
      counter = verdict.counted;
      return 0;
    };
    expect(Array.from({ length: 5 }, attempt)).toEqual([0, 0, 0, 0, 0]);
    for (const wait of [1, 2, 4, 8, 15, 15]) {
      expect(attempt()).toBe(wait);
      now += wait * MINUTE - 1;
      expect(attempt()).toBeGreaterThan(0);
      now += 1;
      expect(attempt()).toBe(0);
    }
    expect(counter?.expiresAt).toBe(now + 60 * MINUTE);
  });

  it('begin afresh 15 minutes after the first of few refusals', () => {
    const first = decideUser(undefined, 0);
    expect('counted' in first && first.counted.expiresAt).toBe(15 * MINUTE);
  });
});

it('an address may try so often in a span, which does not begin again with each try', () => {
  let counter: Counter | undefined;
  for (let at = 0; at < 10; at += 1) {
    const verdict = decideAddress(counter, { limit: 10, span: MINUTE }, at * 1000);
    if ('wait' in verdict) throw new Error('too early');
    counter = verdict.counted;
  }
  expect(decideAddress(counter, { limit: 10, span: MINUTE }, 20_000)).toEqual({ wait: 40_000 });
});

describe('signing in', () => {
  let directory: string;
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date'] }); // waits are told to the second
    directory = mkdtempSync(join(tmpdir(), 'tupai-throttle-'));
    testSettings(directory);
    await startStore();
  });
  afterEach(async () => {
    await stopStore();
    vi.useRealTimers();
    rmSync(directory, { recursive: true });
  });
  const refuse = async (user: string, address: string): Promise<void> =>
    (await throttleSignIn(user, address)).settle(false);
  const accept = async (user: string, address: string): Promise<void> =>
    (await throttleSignIn(user, address)).settle(true);
  const throttled = { code: 'auth.throttled' };

  it('is refused after five wrong passwords from anywhere, in any spelling of the name', async () => {
    for (let network = 1; network <= 5; network += 1)
      await refuse(network % 2 ? 'budi' : ' BUDI ', `10.${network}.0.1`);
    await expect(throttleSignIn('Budi', '10.9.0.1')).rejects.toMatchObject({
      code: 'auth.throttled',
      values: { seconds: 60 },
    });
    await refuse('siti', '10.9.0.1');
  });

  it('cannot be raced by trying in parallel', async () => {
    const tries = await Promise.allSettled(
      Array.from({ length: 15 }, (_, network) => throttleSignIn('budi', `10.${network}.0.1`)),
    );
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(5);
    for (const one of tries) if (one.status === 'fulfilled') await one.value.settle(undefined);
  });

  it('stays open for networks from which the person signed in before', async () => {
    await accept('budi', '192.0.2.1');
    for (let network = 1; network <= 5; network += 1) await refuse('budi', `10.${network}.0.1`);
    await expect(throttleSignIn('budi', '10.9.0.1')).rejects.toMatchObject(throttled);
    await accept('budi', '192.0.2.200');
  });

  it('is refused to an address that tries ten names a minute, and to a network that tries thirty', async () => {
    for (let at = 0; at < 10; at += 1) await refuse(`user${at}`, '2001:db8:1:2::1');
    await expect(throttleSignIn('other', '2001:db8:1:2:ffff::9')).rejects.toMatchObject(throttled);
    for (let at = 0; at < 20; at += 1) await refuse(`more${at}`, `2001:db8:1:${at + 10}::1`);
    await expect(throttleSignIn('other', '2001:db8:1:99::1')).rejects.toMatchObject(throttled);
    await refuse('other', '2001:db8:2::1');
  });

  it('counts nothing when it succeeds or the server cannot be reached', async () => {
    for (let at = 0; at < 25; at += 1) {
      await accept('budi', '192.0.2.1');
      await (await throttleSignIn('siti', '192.0.2.1')).settle(undefined);
    }
    await expect(refuse('siti', '192.0.2.1')).resolves.toBeUndefined();
  });

  it('is not held up by what was refused: a wait is not made longer by trying during it', async () => {
    for (let network = 1; network <= 5; network += 1) await refuse('budi', `10.${network}.0.1`);
    for (let at = 0; at < 40; at += 1)
      await expect(throttleSignIn('budi', '10.9.0.1')).rejects.toMatchObject({ values: { seconds: 60 } });
    await refuse('siti', '10.9.0.1'); // nor do they count for the address
  });

  it('takes twenty at a time of everybody together', async () => {
    const open = await Promise.all(Array.from({ length: 20 }, (_, at) => throttleSignIn(`user${at}`, `10.${at}.0.1`)));
    await expect(throttleSignIn('late', '10.99.0.1')).rejects.toMatchObject(throttled);
    for (const attempt of open) await attempt.settle(undefined);
    await accept('late', '10.99.0.1');
  });

  it('takes as long for a refusal as for any other', async () => {
    const before = performance.now();
    await refuse('budi', '192.0.2.1');
    expect(performance.now() - before).toBeGreaterThanOrEqual(TIMES.refusal - 2);
  });

  it('counts a name without an address, and keeps neither in readable form', async () => {
    for (let at = 0; at < 5; at += 1) await refuse('typed-password-by-mistake', '');
    await expect(throttleSignIn('typed-password-by-mistake', '')).rejects.toMatchObject(throttled);
    await refuse('x', '203.0.113.250');
    await stopStore();
    const stored = readFileSync(join(directory, 'tupai.sqlite'));
    expect(['typed-password-by-mistake', '203.0.113'].some((text) => stored.includes(text))).toBe(false);
    await startStore();
  });
});
