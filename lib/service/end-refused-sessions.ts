import { endSessions } from './end-sessions.ts';
import type { Session } from '#lib/session/index.ts';

/** The mail server no longer takes the password: every session of the account holds the same one, so all of them end. */
export async function endRefusedSessions(session: Session): Promise<void> {
  await endSessions(session, { which: 'all' });
}
