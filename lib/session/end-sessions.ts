import { steadyNow } from '#lib/config.ts';
import { AppError } from '#lib/errors.ts';
import type { AccountId } from '#lib/mail/mailbox-ref.ts';
import { store, type SessionRow } from '#lib/store/index.ts';
import { forgetActors } from './actors.ts';
import type { Session } from './session.ts';
import { defaultUrl, SESSION_COOKIE, writeCookie } from './session-cookie.ts';

/**
 * Ending a session deletes its row and forgets its key: from then on its cookie opens nothing. Each function that ends several
 * says which public ids there were, so that the engine can let go of their sockets.
 */

/** Signs one browser out. */
export async function endSession(session: Session, url?: URL): Promise<{ readonly setCookie: readonly string[] }> {
  await end(session.account, { only: session.id });
  return { setCookie: clearSessionCookie(url) };
}

/** Takes the session's cookie back; for answers to a cookie that no longer means anything, too. */
export const clearSessionCookie = (url: URL = defaultUrl()): readonly string[] => [
  writeCookie(SESSION_COOKIE, '', url, 0),
];

/** @throws AppError session.missing */
export async function endSessionById(account: AccountId, id: string): Promise<void> {
  const ended = await end(account, { only: id });
  if (ended.length === 0) throw new AppError('session.missing');
}

export const endOtherSessions = (session: Session): Promise<readonly string[]> =>
  end(session.account, { except: session.id });

export const endAllSessions = (account: AccountId): Promise<readonly string[]> => end(account, 'all');

/** Deletes what has run out; says what that ended. */
export async function sweepSessions(
  now: number,
): Promise<readonly { readonly account: AccountId; readonly publicId: string }[]> {
  const ended = await store().sessions.sweep(now);
  for (const { account, publicId } of ended) forgetActors(account, [publicId]);
  return ended;
}

async function end(
  account: AccountId,
  which: Parameters<ReturnType<typeof store>['sessions']['end']>[1],
): Promise<readonly string[]> {
  const ended = await store().sessions.end(account, which);
  forgetActors(account, ended);
  return ended;
}

/** A session as its owner sees it. Times in ms. */
export type SessionSummary = Pick<SessionRow, 'createdAt' | 'seenAt' | 'agent' | 'network' | 'keep'> & {
  readonly id: string;
};

/** All of an account's sessions, most recently used first. */
export async function listSessions(account: AccountId): Promise<readonly SessionSummary[]> {
  const rows = await store().sessions.list(account, steadyNow());
  return rows.map(({ publicId, createdAt, seenAt, agent, network, keep }) => ({
    id: publicId,
    createdAt,
    seenAt,
    agent,
    network,
    keep,
  }));
}
