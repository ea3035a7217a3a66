import { detachSession } from '#lib/imap/index.ts';
import { endSession, type Session } from '#lib/session/index.ts';
import { finishSubmissions } from './finish-submissions.ts';

/**
 * Ends this session; the mail connection closes with the account's last one. What is being sent comes to its end first, as long as
 * a few seconds take it there.
 *
 * @returns the cookies that clear the browser's, and how many messages are left to go on with at the next sign-in.
 */
export async function signOut(session: Session, url: URL): Promise<{ setCookie: readonly string[]; waiting: number }> {
  const waiting = await finishSubmissions(session.account);
  const ended = await endSession(session, url);
  await detachSession(session.account, session.id);
  return { ...ended, waiting };
}
