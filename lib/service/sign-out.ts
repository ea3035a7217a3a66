import { detachSession } from '#lib/imap/index.ts';
import { endSession, type Session } from '#lib/session/index.ts';

/** Ends this session; the mail connection closes with the account's last one. Gives the cookies that clear the browser's. */
export async function signOut(session: Session, url: URL): Promise<{ setCookie: readonly string[] }> {
  const ended = await endSession(session, url);
  await detachSession(session.account, session.id);
  return ended;
}
