import { config, steadyNow } from '#lib/config.ts';
import { store, type SessionRow } from '#lib/store/index.ts';
import { rememberActor } from './actors.ts';
import { lives } from './lives.ts';
import { makeSession, type LiveSession, type Session } from './session.ts';
import { cookieName, defaultUrl, SESSION_COOKIE, type CookieSource } from './session-cookie.ts';
import { fits, readPair, rowId } from './vault.ts';

/** What the asker knows of the request besides its cookies. */
export interface SessionOptions {
  /** From publicUrlOf(): decides the cookie's name. */
  readonly url?: URL | undefined;
  /** From clientAddress(): what the session tells the mail servers. */
  readonly clientAddress?: string | undefined;
  /** False for what no person caused (polling, an open stream): then it does not put off the idle end. */
  readonly touch?: boolean | undefined;
}

/** The seen time is written at most this often (a thirtieth of the idle life, one minute at most). */
const touchEvery = (): number => Math.min(60_000, config().session.idle / 30);
/** A replaced pair lives this long after the new one was first seen: for requests that were under way. */
const REPLACED_LIFE = 60_000;

/** The session of a request, `undefined` when there is none: no cookie, none of ours, ended, idle for too long. */
export async function currentSession(
  cookies: CookieSource,
  options: SessionOptions = {},
): Promise<Session | undefined> {
  const pair = readPair(cookies.get(cookieName(SESSION_COOKIE, options.url ?? defaultUrl())));
  if (!pair) return undefined;
  const now = steadyNow();
  const row = await store().sessions.find(rowId(pair), now);
  if (!row || !fits(pair, row)) return undefined;
  const session = makeSession(row, pair, options.clientAddress ?? '');
  if (row.replaces !== '') await store().sessions.settleReplacement(row.id, now + REPLACED_LIFE);
  if (options.touch !== false) await touch(row, session, now);
  return session;
}

async function touch(row: SessionRow, session: LiveSession, now: number): Promise<void> {
  rememberActor(session);
  if (now - row.seenAt < touchEvery()) return;
  await store().sessions.touch(row.id, now, Math.min(row.expiresAt, now + lives(row.keep).idle));
}
