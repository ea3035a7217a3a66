import type { AccountAccess } from '../mail/account-access.ts';
import type { MailboxRights } from '../mail/mailbox-rights.ts';
import type { SpecialUse } from '../mail/special-use.ts';
import { isAppError } from '../errors.ts';
import { arrangeMailboxes, type Arranged, type Namespaces } from './arrange-mailboxes.ts';
import { countHidden } from './count-hidden.ts';
import { shareRead, withLease } from './engine.ts';
import { hidesDeleted } from './hides-deleted.ts';
import type { Lane } from './lane.ts';
import type { Lease } from './lease.ts';
import { readMailboxRights } from './read-rights.ts';
import { readListing } from './read-listing.ts';
import { readStatus, type Status } from './read-status.ts';

export interface ListedMailbox {
  readonly path: string;
  /** Last segment of the path, as the server names it. */
  readonly name: string;
  /** `''` when names have no hierarchy. */
  readonly delimiter: string;
  /** Below the personal prefix, 0 for the top. */
  readonly depth: number;
  readonly specialUse: SpecialUse | null;
  readonly selectable: boolean;
  readonly subscribed: boolean;
  /** Counts of what is to be seen; 0 when not selectable. */
  readonly messages: number;
  readonly unseen: number;
  /** 0 when not selectable. */
  readonly uidValidity: number;
  /** Above the UID of every message; 0 when not selectable or not told. */
  readonly uidNext: number;
  /** What the person may do there; `null`: everything, as far as is known. Told of other people's mailboxes only. */
  readonly rights: MailboxRights | null;
  /** LIST attributes, e.g. `\HasChildren`. */
  readonly flags: readonly string[];
}

/** Rights are asked for one mailbox a command. */
const MAX_ASKED = 50;
const NOTHING: Status = { messages: 0, unseen: 0, uidNext: 0, uidValidity: 0 };

/** All mailboxes with their counts, in the order of the screen (see arrange-mailboxes.ts). @throws AppError imap.* */
export const listMailboxes = (access: AccountAccess, signal?: AbortSignal): Promise<ListedMailbox[]> =>
  shareRead(access, ['listMailboxes'], signal, (shared) => readMailboxes(access, shared));

function readMailboxes(access: AccountAccess, signal: AbortSignal): Promise<ListedMailbox[]> {
  return withLease(access, { signal }, async (lease) => {
    const mailboxes: ListedMailbox[] = [];
    const namespaces = namespacesOf(lease.lane);
    const isForeign = (path: string): boolean => namespaces.foreign.some((prefix) => prefix && path.startsWith(prefix));
    let asked = 0;
    for (const mailbox of arrangeMailboxes(await readListing(lease, true), namespaces)) {
      const { messages, unseen, uidValidity, uidNext } = mailbox.selectable ? await count(lease, mailbox) : NOTHING;
      const { path, name, delimiter, depth, specialUse, selectable, subscribed, flags } = mailbox;
      mailboxes.push({
        path,
        name,
        delimiter,
        depth,
        specialUse,
        selectable,
        subscribed,
        messages,
        unseen,
        uidValidity,
        uidNext,
        rights: selectable && isForeign(path) && asked++ < MAX_ASKED ? await readMailboxRights(lease, path) : null,
        flags,
      });
    }
    return mailboxes;
  });
}

/** A mailbox that went away or cannot be counted does not hide the others. */
async function count(lease: Lease, { path, status: known }: Arranged): Promise<Status> {
  try {
    const status = known ?? (await readStatus(lease, path));
    if (!hidesDeleted(lease.lane) || status.messages === 0) return status;
    const hidden = await countHidden(lease, path, status);
    return { ...status, messages: status.messages - hidden.messages, unseen: status.unseen - hidden.unseen };
  } catch (error) {
    if (!isAppError(error) || lease.lane.isClosed) throw error;
    return NOTHING;
  }
}

/** The prefixes of RFC 2342 as imapflow read them at sign-in. */
export const namespacesOf = ({ namespaces }: Lane): Namespaces => ({
  personal: namespaces?.personal[0]?.prefix ?? '',
  foreign: [...(namespaces?.other || []), ...(namespaces?.shared || [])].map(({ prefix }) => prefix),
});
