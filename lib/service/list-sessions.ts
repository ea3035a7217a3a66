import type { OutputOf, listSessions as endpoint } from '#lib/contract/index.ts';
import { listSessions as storedSessions, type Session } from '#lib/session/index.ts';

/** The account's live sessions, this one marked. */
export async function listSessions(session: Session): Promise<OutputOf<typeof endpoint>> {
  const sessions = await storedSessions(session.account);
  return {
    sessions: sessions.map(({ id, createdAt, seenAt, agent, network }) => ({
      id,
      current: id === session.id,
      createdAt: new Date(createdAt).toISOString(),
      seenAt: new Date(seenAt).toISOString(),
      agent,
      network,
    })),
  };
}
