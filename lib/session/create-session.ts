import { randomBytes } from 'node:crypto';
import { config, steadyNow } from '#lib/config.ts';
import { isAppError } from '#lib/errors.ts';
import type { AccountId } from '#lib/mail/mailbox-ref.ts';
import { store, type SessionRow } from '#lib/store/index.ts';
import { rememberActor } from './actors.ts';
import { describeAgent } from './describe-agent.ts';
import { endSession } from './end-sessions.ts';
import { lives } from './lives.ts';
import { networkPrefix } from './network-prefix.ts';
import { makeSession, type LiveSession, type Session } from './session.ts';
import { defaultUrl, SESSION_COOKIE, writeCookie } from './session-cookie.ts';
import { newPair, sealSecrets, writePair, type Secrets } from './vault.ts';

/** A person whom the mail server has just accepted. */
export interface SignedIn {
  readonly account: AccountId;
  readonly user: string;
  readonly password: string;
  readonly keep: boolean;
  /** User-Agent as sent. */
  readonly agent: string;
  readonly clientAddress: string;
  readonly url?: URL | undefined;
  /** The session that the same request came with, if any. */
  readonly previous?: Session | undefined;
}

/**
 * Makes a session with a pair of its own; whatever the browser sent is never adopted. A previous session of the same account is
 * renewed: it keeps its public id (so open forms and parked text stay good), and the old pair ends 60 s after the new one is
 * first seen. A previous session of somebody else ends at once.
 */
export async function createSession(
  person: SignedIn,
): Promise<{ readonly session: Session; readonly setCookie: readonly string[] }> {
  const url = person.url ?? defaultUrl();
  const keep = person.keep && config().session.keep > 0;
  const renewed = await renewable(person);
  const now = steadyNow();
  const life = lives(keep);
  const pair = newPair();
  const row: SessionRow = {
    ...sealSecrets(
      pair,
      { user: person.user, createdAt: now },
      { password: person.password, sealKey: renewed?.sealKey ?? randomBytes(32) },
    ),
    publicId: renewed?.publicId ?? randomBytes(16).toString('hex'),
    replaces: renewed?.rowId ?? '',
    account: person.account,
    user: person.user,
    createdAt: now,
    seenAt: now,
    idleUntil: now + Math.min(life.idle, life.absolute),
    expiresAt: now + life.absolute,
    keep,
    agent: describeAgent(person.agent),
    network: networkPrefix(person.clientAddress, { v4: 24, v6: 48 }),
  };
  await store().sessions.add(row);
  const session = makeSession(row, pair, person.clientAddress);
  rememberActor(session);
  const maxAge = keep ? Math.floor(life.absolute / 1000) : undefined;
  return { session, setCookie: [writeCookie(SESSION_COOKIE, writePair(pair), url, maxAge)] };
}

type Renewed = Pick<Secrets, 'sealKey'> & { readonly publicId: string; readonly rowId: string };

async function renewable({ previous, account }: SignedIn): Promise<Renewed | undefined> {
  if (!previous) return undefined;
  if (previous.account === account) {
    const { inside } = previous as LiveSession;
    try {
      return { sealKey: (await inside.open()).sealKey, publicId: previous.id, rowId: inside.rowId() };
    } catch (cause) {
      if (!isAppError(cause) || cause.code !== 'auth.required') throw cause;
      return undefined; // it ended a moment ago: nothing to renew
    }
  }
  await endSession(previous);
  return undefined;
}
