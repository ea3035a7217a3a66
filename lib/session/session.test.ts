import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { steadyNow } from '#lib/config.ts';
import type { AppError } from '#lib/errors.ts';
import { actorFor } from './actors.ts';
import { createSession } from './create-session.ts';
import { currentSession } from './current-session.ts';
import {
  endAllSessions,
  endOtherSessions,
  endSession,
  endSessionById,
  listSessions,
  sweepSessions,
} from './end-sessions.ts';
import { verifyFormToken } from './session.ts';
import { throttleSignIn } from './throttle-sign-in.ts';
import {
  BEGAN,
  cookieLine,
  cookiesOf,
  lent,
  openTestSessions,
  PASSWORD,
  person,
  SETTINGS,
  type TestSessions,
} from './test-sessions.ts';

const MINUTE = 60_000;

let sessions: TestSessions;
const configure = (settings: Readonly<Record<string, string>>): void => sessions.configure(settings);
beforeEach(async () => {
  sessions = await openTestSessions();
});
afterEach(() => sessions.close());

describe('a session', () => {
  it('ends after its idle time, counted from the last thing a person did', async () => {
    const cookies = cookiesOf((await createSession(person())).setCookie);
    vi.advanceTimersByTime(29 * MINUTE);
    expect(await currentSession(cookies)).toBeDefined();
    vi.advanceTimersByTime(29 * MINUTE);
    expect(await currentSession(cookies, { touch: false })).toBeDefined();
    vi.advanceTimersByTime(2 * MINUTE);
    expect(await currentSession(cookies)).toBeUndefined();
  });

  it('ends at its longest life, however busy', async () => {
    const cookies = cookiesOf((await createSession(person())).setCookie);
    for (let at = 0; at < 12 * 60 - 20; at += 20) {
      vi.advanceTimersByTime(20 * MINUTE);
      expect(await currentSession(cookies)).toBeDefined();
    }
    vi.advanceTimersByTime(20 * MINUTE);
    expect(await currentSession(cookies)).toBeUndefined();
  });

  it('that stays signed in outlives the browser and idles for a week at most', async () => {
    const { setCookie } = await createSession(person({ keep: true }));
    expect(setCookie[0]).toContain(`Max-Age=${30 * 24 * 3600}`);
    expect((await createSession(person())).setCookie[0]).not.toContain('Max-Age');
    vi.advanceTimersByTime(7 * 24 * 60 * MINUTE - 1);
    expect(await currentSession(cookiesOf(setCookie), { touch: false })).toMatchObject({ keep: true });
    vi.advanceTimersByTime(1);
    expect(await currentSession(cookiesOf(setCookie))).toBeUndefined();
  });

  it('cannot stay signed in where the administrator does not offer it', async () => {
    configure({ ...SETTINGS, TUPAI_SESSION_KEEP: '0s' });
    const { session, setCookie } = await createSession(person({ keep: true }));
    expect([session.keep, setCookie[0]?.includes('Max-Age')]).toEqual([false, false]);
  });

  it('is gone at once when ended, for whoever still holds its cookie or its key', async () => {
    const { session, setCookie } = await createSession(person());
    const actor = actorFor(session.account);
    expect(await lent(actor)).toBe(PASSWORD);
    const answer = await endSession(session);
    expect(answer.setCookie[0]).toMatch(/^__Host-tupai-session=; Path=\/; Max-Age=0; HttpOnly; SameSite=Lax; Secure$/);
    expect(await currentSession(cookiesOf(setCookie))).toBeUndefined();
    expect(actorFor(session.account)).toBeUndefined();
    await expect(lent(actor)).rejects.toMatchObject({ code: 'auth.required' });
    await expect(lent(session)).rejects.toMatchObject({ code: 'auth.required' });
  });

  it('never takes over what the browser sent', async () => {
    const planted = Buffer.alloc(48, 7).toString('base64url');
    expect(await currentSession(cookieLine(planted))).toBeUndefined();
    const { setCookie } = await createSession(person());
    expect(cookiesOf(setCookie).get('__Host-tupai-session')).not.toBe(planted);
  });

  it.each(['', 'x', '%00', '../..', 'A'.repeat(64), 'A'.repeat(5000), `${'A'.repeat(63)}=`, `${'A'.repeat(63)}\u0100`])(
    'is none for the cookie %j',
    async (value) => {
      expect(await currentSession(cookieLine(value))).toBeUndefined();
    },
  );
});

describe('fault 45: the clock of the machine is set', () => {
  it.each([60, -60])(
    'by %d minutes: a session lives on, and idles no shorter and no longer than before',
    async (jump) => {
      const cookies = cookiesOf((await createSession(person())).setCookie);
      vi.setSystemTime(BEGAN + jump * MINUTE);
      expect(await currentSession(cookies)).toBeDefined();
      vi.advanceTimersByTime(29 * MINUTE);
      expect(await currentSession(cookies, { touch: false })).toBeDefined();
      vi.advanceTimersByTime(MINUTE);
      expect(await currentSession(cookies)).toBeUndefined();
      expect(await sweepSessions(steadyNow())).toHaveLength(1);
    },
  );

  it.each([60, -60])('by %d minutes: the longest life ends when it would have ended', async (jump) => {
    const { session, setCookie } = await createSession(person());
    for (let at = 20; at < 12 * 60; at += 20) {
      vi.advanceTimersByTime(20 * MINUTE);
      if (at === 100) vi.setSystemTime(Date.now() + jump * MINUTE);
      expect(await currentSession(cookiesOf(setCookie))).toBeDefined();
    }
    expect(session.expiresAt - steadyNow()).toBe(20 * MINUTE);
    vi.advanceTimersByTime(20 * MINUTE);
    expect(await currentSession(cookiesOf(setCookie))).toBeUndefined();
  });

  it.each([60, -60])(
    'by %d minutes before a restart: nobody is signed out by a clock that was right again',
    async (jump) => {
      const cookies = cookiesOf((await createSession(person())).setCookie);
      vi.setSystemTime(BEGAN + jump * MINUTE);
      vi.advanceTimersByTime(MINUTE);
      vi.setSystemTime(BEGAN + MINUTE);
      sessions.configure(SETTINGS); // a new process reads the wall clock
      expect(await currentSession(cookies)).toBeDefined();
    },
  );

  it('by an hour: a name that has to wait waits as long as it was told', async () => {
    const attempt = async (): Promise<number> => {
      try {
        await (await throttleSignIn('budi', '')).settle(undefined);
        return 0;
      } catch (cause) {
        return Number((cause as AppError).values['seconds']);
      }
    };
    for (let nth = 0; nth < 5; nth += 1) {
      const refused = (await throttleSignIn('budi', '')).settle(false);
      await vi.advanceTimersByTimeAsync(2000);
      await refused;
    }
    const wait = await attempt();
    expect(wait).toBeGreaterThan(0);
    vi.setSystemTime(Date.now() + 60 * MINUTE);
    expect(await attempt()).toBe(wait);
  });
});

describe('signing in again', () => {
  it('with the same account keeps the public id, the form token and what was parked; the old pair goes on until the new was seen', async () => {
    const first = await createSession(person());
    const sealed = await first.session.seal(Buffer.from('typed text'), 'form');
    const second = await createSession(person({ password: 'new password', previous: first.session }));
    expect([second.session.id, second.session.token]).toEqual([first.session.id, first.session.token]);
    vi.advanceTimersByTime(5 * MINUTE);
    expect(await currentSession(cookiesOf(first.setCookie))).toBeDefined();
    const seen = await currentSession(cookiesOf(second.setCookie));
    expect(Buffer.from((await seen?.unseal(sealed, 'form')) ?? []).toString()).toBe('typed text');
    expect(await lent(seen)).toBe('new password');
    vi.advanceTimersByTime(MINUTE - 1);
    expect(await currentSession(cookiesOf(first.setCookie))).toBeDefined();
    vi.advanceTimersByTime(1);
    expect(await currentSession(cookiesOf(first.setCookie))).toBeUndefined();
    expect(await currentSession(cookiesOf(second.setCookie))).toBeDefined();
    expect(await listSessions(first.session.account)).toHaveLength(1);
    expect(await sweepSessions(Date.now())).toEqual([]);
  });

  it('as somebody else ends the session that was there', async () => {
    const first = await createSession(person());
    const second = await createSession(
      person({ account: 'siti|imap.example.org', user: 'siti', previous: first.session }),
    );
    expect(second.session.id).not.toBe(first.session.id);
    expect(await currentSession(cookiesOf(first.setCookie))).toBeUndefined();
  });

  it('after the old session ended begins a new one', async () => {
    const first = await createSession(person());
    await endSession(first.session);
    const second = await createSession(person({ previous: first.session }));
    expect(second.session.id).not.toBe(first.session.id);
  });
});

describe('the list of sessions', () => {
  it('tells browser and network in a few words, and never the address', async () => {
    const { session } = await createSession(person());
    expect(await listSessions(session.account)).toEqual([
      {
        id: session.id,
        createdAt: Date.now(),
        seenAt: Date.now(),
        agent: 'Firefox, Linux',
        network: '192.0.2.0/24',
        keep: false,
      },
    ]);
  });

  it('ends one, all others, or all', async () => {
    const [a, b, c] = [await createSession(person()), await createSession(person()), await createSession(person())];
    const foreign = await createSession(person({ account: 'siti|imap.example.org', user: 'siti' }));
    await expect(endSessionById(a.session.account, foreign.session.id)).rejects.toMatchObject({
      code: 'session.missing',
    });
    await endSessionById(a.session.account, a.session.id);
    expect(await endOtherSessions(b.session)).toEqual([c.session.id]);
    expect(await currentSession(cookiesOf(b.setCookie))).toBeDefined();
    expect(await endAllSessions(b.session.account)).toEqual([b.session.id]);
    expect(await currentSession(cookiesOf(foreign.setCookie))).toBeDefined();
  });
});

describe('whoever acts for an account without a request', () => {
  it('is the most recent live session, for the idle life at most', async () => {
    expect(actorFor('budi|imap.example.org')).toBeUndefined();
    const { session, setCookie } = await createSession(person());
    vi.advanceTimersByTime(20 * MINUTE);
    await currentSession(cookiesOf(setCookie), { clientAddress: '198.51.100.4' });
    vi.advanceTimersByTime(29 * MINUTE);
    expect(actorFor(session.account)).toMatchObject({ user: 'budi', clientAddress: '198.51.100.4' });
    vi.advanceTimersByTime(MINUTE);
    expect(actorFor(session.account)).toBeUndefined();
  });
});

describe('a form token and sealed text', () => {
  it('fit their session only', async () => {
    const [a, b] = [(await createSession(person())).session, (await createSession(person())).session];
    expect(verifyFormToken(a, a.token)).toBe(true);
    for (const field of [b.token, '', a.token.slice(1), `${a.token}x`, '\u0100'])
      expect(verifyFormToken(a, field)).toBe(false);
    const sealed = await a.seal(Buffer.from('x'), 'form');
    const wrong = Uint8Array.from(sealed, (octet, index) => (index === 13 ? octet ^ 1 : octet));
    await expect(b.unseal(sealed, 'form')).rejects.toMatchObject({ code: 'form.expired' });
    await expect(a.unseal(sealed, 'other')).rejects.toMatchObject({ code: 'form.expired' });
    await expect(a.unseal(wrong, 'form')).rejects.toMatchObject({ code: 'form.expired' });
    await expect(a.unseal(new Uint8Array(3), 'form')).rejects.toMatchObject({ code: 'form.expired' });
    expect(Buffer.from(await a.unseal(sealed, 'form')).toString()).toBe('x');
  });
});
