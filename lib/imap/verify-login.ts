import { leaveLane } from './leave-lane.ts';
import { openLane, type Login } from './open-lane.ts';

/**
 * Signs in to the IMAP server over a connection of its own and leaves again; nothing is kept or shared.
 *
 * @throws AppError auth.rejected | imap.unreachable | imap.insecure | imap.busy | imap.timeout
 */
export async function verifyLogin(login: Omit<Login, 'kind'>, signal?: AbortSignal): Promise<void> {
  const lane = await openLane({ ...login, kind: 'sign-in' }, signal);
  await leaveLane(lane);
}
