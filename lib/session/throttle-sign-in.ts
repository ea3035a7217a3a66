import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { steadyNow, TIMES } from '#lib/config.ts';
import { AppError } from '#lib/errors.ts';
import { processWide } from '#lib/process-wide.ts';
import { store, type Counter } from '#lib/store/index.ts';
import { ADDRESS_LIMITS, decideAddress, decideUser, type Verdict } from './decide-throttle.ts';
import { networkPrefix } from './network-prefix.ts';
import { deriveKey, serverKeys } from './server-keys.ts';

/** An attempt that may now be made. */
export interface Attempt {
  /**
   * Says how it ended; only the first call counts. `true`: accepted. `false`: refused; resolves no sooner than
   * TIMES.refusal after the start, so that its length tells nothing. `undefined`: the server was not reached, nothing counts.
   */
  settle(outcome: boolean | undefined): Promise<void>;
}

/** Sign-ins under way at once, of everybody together. */
const IN_FLIGHT = 20;
/** For an attempt that was never settled. */
const FORGOTTEN = 60_000;
const KNOWN_FOR = 90 * 24 * 3_600_000;
const inFlight = (): Set<object> => processWide('sign-ins', () => new Set<object>());

/**
 * Counts an attempt before it is made, by name, address and network, so that parallel ones cannot slip through. A name's waits
 * do not hold for networks from which it signed in before: nobody can lock a person out. Without an address only the name counts.
 *
 * @throws AppError auth.throttled with `values.seconds` until the next try
 */
export async function throttleSignIn(user: string, clientAddress: string): Promise<Attempt> {
  const startedAt = steadyNow();
  if (inFlight().size >= IN_FLIGHT) throw new AppError('auth.throttled', { values: { seconds: 5 } });
  const ticket = {};
  inFlight().add(ticket);
  const leave = (): boolean => inFlight().delete(ticket);
  try {
    const taken = await count(user, clientAddress, startedAt);
    setTimeout(leave, FORGOTTEN).unref();
    let settled = false;
    return {
      async settle(outcome) {
        if (settled) return;
        settled = true;
        leave();
        if (outcome !== false) await giveBack(taken, startedAt);
        if (outcome === true) await welcome(user, clientAddress, startedAt);
        if (outcome === false) await sleep(Math.max(0, startedAt + TIMES.refusal - steadyNow()));
      },
    };
  } catch (cause) {
    leave();
    throw cause;
  }
}

interface Taken {
  readonly key: string;
  readonly before: Counter | undefined;
}

async function count(user: string, clientAddress: string, now: number): Promise<readonly Taken[]> {
  const rules = ADDRESS_LIMITS.filter(() => networkPrefix(clientAddress, { v4: 32, v6: 64 }) !== '').map((rule) => ({
    key: keyOf(rule.name, networkPrefix(clientAddress, rule.bits)),
    decide: (counter: Counter | undefined) => decideAddress(counter, rule, now),
  }));
  const known = await store().throttle.read(knownKey(user, clientAddress), now);
  if (!known) rules.push({ key: userKey(user), decide: (counter) => decideUser(counter, now) });
  const taken: Taken[] = [];
  for (const { key, decide } of rules) {
    const { verdict, before } = await take(key, decide, now);
    if ('wait' in verdict) {
      await giveBack(taken, now);
      throw new AppError('auth.throttled', { values: { seconds: Math.max(1, Math.ceil(verdict.wait / 1000)) } });
    }
    taken.push({ key, before });
  }
  return taken;
}

async function take(
  key: string,
  decide: (counter: Counter | undefined) => Verdict,
  now: number,
): Promise<{ verdict: Verdict; before: Counter | undefined }> {
  let last: { verdict: Verdict; before: Counter | undefined } | undefined;
  await store().throttle.change(key, now, (before) => {
    last = { verdict: decide(before), before };
    return 'counted' in last.verdict ? last.verdict.counted : undefined;
  });
  if (!last) throw new Error('the store did not ask');
  return last;
}

/** One attempt less; others that came in between keep theirs. */
async function giveBack(taken: readonly Taken[], now: number): Promise<void> {
  for (const { key, before } of taken)
    await store().throttle.change(
      key,
      now,
      (current) =>
        current && { ...current, count: Math.max(0, current.count - 1), lastAt: before?.lastAt ?? current.startedAt },
    );
}

async function welcome(user: string, clientAddress: string, now: number): Promise<void> {
  await store().throttle.clear(userKey(user));
  if (clientAddress === '') return;
  const known = { count: 1, startedAt: now, lastAt: now, expiresAt: now + KNOWN_FOR };
  await store().throttle.change(knownKey(user, clientAddress), now, () => known);
}

/** Names and addresses stand in the store as hashes only: people type passwords into the wrong field. */
const keyOf = (kind: string, value: string): string =>
  `${kind}:${createHmac('sha256', deriveKey(serverKeys()[0], 'throttle')).update(`${kind}\0${value}`).digest('base64url')}`;
const userKey = (user: string): string => keyOf('user', user.trim().toLowerCase());
const knownKey = (user: string, clientAddress: string): string =>
  keyOf('known', `${user.trim().toLowerCase()}\0${networkPrefix(clientAddress, { v4: 24, v6: 48 })}`);
