import type { ThreadForest } from '../mail/thread-forest.ts';
import { atom, sequence } from './command-tokens.ts';
import { jwzThreads } from './jwz-threads.ts';
import type { Lane } from './lane.ts';
import type { Lease } from './lease.ts';
import { ThreadCollector } from './parse-thread.ts';

const JWZ_MOST = 2000; // messages whose headers are read for a server that cannot thread

/**
 * How the server threads (RFC 5256, and REFS of draft-ietf-morg-inthread): REFERENCES also joins what only shares a subject.
 */
const algorithm = (lane: Lane): 'REFS' | 'REFERENCES' | undefined =>
  lane.has('THREAD=REFS') ? 'REFS' : lane.has('THREAD=REFERENCES') ? 'REFERENCES' : undefined;

/** Whether the conversations of the selected mailbox can be had. */
export const canThread = (lease: Lease): boolean => algorithm(lease.lane) !== undefined || lease.exists <= JWZ_MOST;

/**
 * Which messages of the selected mailbox answer which.
 *
 * @param newest only so many, counted from the last.
 */
export async function threadMessages(lease: Lease, newest: number): Promise<Pick<ThreadForest, 'roots' | 'uids'>> {
  const threads = new ThreadCollector();
  const name = algorithm(lease.lane);
  const first = Math.max(1, lease.exists - newest + 1);
  if (lease.exists === 0) return threads.forest;
  if (name === undefined) {
    const path = lease.lane.selected?.path;
    return path === undefined ? threads.forest : jwzThreads(lease, lease.state(path).conversations.links);
  }
  const criteria = first === 1 ? atom('ALL') : sequence(`${first}:*`);
  await lease.ask({
    name: 'UID THREAD',
    tokens: [atom(name), atom('UTF-8'), criteria],
    options: { raw: threads.take },
  });
  return threads.forest;
}
