import { TIMES } from '../config.ts';
import type { Lane } from './lane.ts';

/** Says LOGOUT and closes the socket, at once when the server is slow to answer. Never fails: the connection is gone either way. */
export async function leaveLane(lane: Lane): Promise<void> {
  const closed = Promise.withResolvers<void>();
  lane.once('close', () => closed.resolve());
  const deadline = setTimeout(() => lane.close(), TIMES.imapLogout);
  if (lane.isClosed) closed.resolve();
  else
    lane.logout().then(
      () => lane.close(),
      () => lane.close(),
    );
  await closed.promise;
  clearTimeout(deadline);
}
