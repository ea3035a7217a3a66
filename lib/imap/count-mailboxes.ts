import { isAppError } from '../errors.ts';
import { countHidden } from './count-hidden.ts';
import { hidesDeleted } from './hides-deleted.ts';
import type { Lease } from './lease.ts';
import { readListing } from './read-listing.ts';
import { readStatus, type Status } from './read-status.ts';

/** Servers that count one mailbox a command are asked for so many at a time, the next ones the next time. */
const MAX_ASKED = 50;

interface CountedMailboxes {
  /** By path. */
  readonly counts: ReadonlyMap<string, Status>;
  /** Where to go on. */
  readonly next: number;
  /** What names there are, and which of them are subscribed; the same text as long as that stays. */
  readonly names: string;
}

/**
 * Counts of what is to be seen in all mailboxes; where the server counts one a command, in those that come after `from`,
 * going round. Those that cannot be counted are left out.
 *
 * @throws AppError imap.* when the mailboxes cannot be listed
 */
export async function countMailboxes(lease: Lease, from: number): Promise<CountedMailboxes> {
  const counts = new Map<string, Status>();
  const asked: string[] = [];
  const names: string[] = [];
  for (const { path, flags, subscribed, status } of await readListing(lease, true)) {
    const closed = flags.some((flag) => /^\\(?:noselect|nonexistent)$/i.test(flag));
    names.push(JSON.stringify([path, subscribed, closed]));
    if (closed) continue;
    if (status && !hidesDeleted(lease.lane)) counts.set(path, status);
    else asked.push(path);
  }
  const start = from < asked.length ? from : 0;
  for (const path of asked.slice(start, start + MAX_ASKED)) {
    const status = await countMailbox(lease, path);
    if (status) counts.set(path, status);
  }
  return { counts, next: start + MAX_ASKED, names: names.sort().join() };
}

/** Counts of what is to be seen in one; `undefined` when it went away or cannot be counted. @throws AppError imap.* */
export async function countMailbox(lease: Lease, path: string): Promise<Status | undefined> {
  try {
    const status = await readStatus(lease, path);
    if (!hidesDeleted(lease.lane) || status.messages === 0) return status;
    const hidden = await countHidden(lease, path, status);
    return { ...status, messages: status.messages - hidden.messages, unseen: status.unseen - hidden.unseen };
  } catch (error) {
    if (!isAppError(error) || lease.lane.isClosed) throw error;
    return undefined;
  }
}
