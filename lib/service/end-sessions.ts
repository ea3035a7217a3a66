import type { InputOf, OutputOf, endSessions as endpoint } from '#lib/contract/index.ts';
import { detachSession } from '#lib/imap/index.ts';
import { endAllSessions, endOtherSessions, endSessionById, type Session } from '#lib/session/index.ts';

/**
 * Ends one session, every other one, or all of the account's, this one included.
 *
 * @throws AppError session.missing when the one named has ended already
 */
export async function endSessions(
  session: Session,
  { which }: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  const ended = await end(session, which);
  for (const id of ended) await detachSession(session.account, id);
  return { ended: ended.length };
}

async function end(session: Session, which: string): Promise<readonly string[]> {
  if (which === 'others') return endOtherSessions(session);
  if (which === 'all') return endAllSessions(session.account);
  await endSessionById(session.account, which);
  return [which];
}
