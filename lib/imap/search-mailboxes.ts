import { isAppError, type AppError, type ErrorCode } from '../errors.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import type { Uid, UidValidity } from '../mail/message-ref.ts';
import { MailboxSearch, type SearchPlace } from './mailbox-search.ts';
import type { ListedMessage } from './read-row.ts';

export interface SearchStep {
  readonly path: string;
  /** 0 when the mailbox could not be opened. */
  readonly uidValidity: UidValidity;
  /** Newest first within the mailbox. */
  readonly rows: readonly ListedMessage[];
  /** Messages found in this mailbox so far; they may not all have been given yet. */
  readonly found: number;
  /** How much of this mailbox was searched, 0 … 1. */
  readonly searched: number;
  /** What of this mailbox is done and given: UIDs from here upwards. */
  readonly below: Uid;
  /** Why this mailbox cannot be searched; the others go on. */
  readonly error: AppError | null;
  /** Paths that are not wholly searched yet, those at work first. */
  readonly left: readonly string[];
}

const MOST = 1000; // messages
const AT_ONCE = 8; // mailboxes at work by turns
const BROKEN = new Set<ErrorCode>(['imap.unreachable', 'imap.timeout', 'imap.busy', 'imap.insecure']);

/**
 * Searches mailboxes by turns, newest messages first in each, over the second connection and in short slices: whatever else
 * is asked for meanwhile goes first. Ends when all is searched, when `limit` messages were given (then the last `left` is not
 * empty), or, without an error, within one slice after `signal` is aborted.
 *
 * @throws AppError auth.rejected | imap.* when the server is not to be reached, not when one mailbox fails
 */
export async function* searchMailboxes(
  access: AccountAccess,
  places: readonly SearchPlace[],
  { limit = MOST, signal }: { readonly limit?: number; readonly signal?: AbortSignal | undefined } = {},
): AsyncGenerator<SearchStep, void> {
  const waiting = places.map((place) => new MailboxSearch(place));
  const atWork: MailboxSearch[] = [];
  let given = 0;
  let broken = 0;
  while (given < limit && !signal?.aborted) {
    atWork.push(...waiting.splice(0, AT_ONCE - atWork.length));
    const search = atWork.shift();
    if (!search) return;
    let rows: ListedMessage[] = [];
    let error: AppError | null = null;
    try {
      rows = await search.step(access, limit - given, signal);
      given += rows.length;
      broken = 0;
      if (!search.done) atWork.push(search);
    } catch (cause) {
      if (signal?.aborted) return;
      if (!isAppError(cause) || cause.code === 'auth.rejected') throw cause;
      // One mailbox may make a server stumble; two in a row are no accident.
      if (BROKEN.has(cause.code) && (broken += 1) > 1) throw cause;
      error = cause;
    }
    const { path, uidValidity, found, searched, below } = search;
    const left = [...atWork, ...waiting].map((one) => one.path);
    yield { path, uidValidity, rows, found, searched, below, error, left };
  }
}
