import type { AccountAccess } from '../mail/account-access.ts';
import type { MailboxRights } from '../mail/mailbox-rights.ts';
import type { ChosenUses, SpecialUse } from '../mail/special-use.ts';
import { isAppError } from '../errors.ts';
import { arrangeMailboxes, type Arranged, type Namespaces } from './arrange-mailboxes.ts';
import { countHidden } from './count-hidden.ts';
import { TIMES } from '../config.ts';
import { withLease } from './engine.ts';
import { hidesDeleted } from './hides-deleted.ts';
import type { Lane } from './lane.ts';
import type { Lease } from './lease.ts';
import { readMailboxRights } from './read-rights.ts';
import { readListing } from './read-listing.ts';
import { readStatus, type Status } from './read-status.ts';
import { keepRead } from './share-read.ts';

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
  /** Whose it is, by the namespace it lies in (RFC 2342). */
  readonly namespace: 'personal' | 'other' | 'shared';
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

/** So many take the server a second or more: who asks again soon gets the same answer, unless something happened. */
const MANY = 1000;

/** All mailboxes with their counts, in the order of the screen (see arrange-mailboxes.ts). @throws AppError imap.* */
export async function listMailboxes(access: AccountAccess, signal?: AbortSignal): Promise<ListedMailbox[]> {
  const chosen = await access.chosenUses?.();
  const forMs = ({ length }: readonly unknown[]): number => (length > MANY ? TIMES.imapListing : 0);
  return keepRead(access, ['listMailboxes', chosen ?? {}], { signal, forMs }, (shared) =>
    readMailboxes(access, chosen, shared),
  );
}

function readMailboxes(
  access: AccountAccess,
  chosen: ChosenUses | undefined,
  signal: AbortSignal,
): Promise<ListedMailbox[]> {
  return withLease(access, { signal }, async (lease) => {
    const mailboxes: ListedMailbox[] = [];
    const namespaces = namespacesOf(lease.lane);
    let asked = 0;
    for (const mailbox of arrangeMailboxes(await readListing(lease, true), namespaces, chosen)) {
      const { messages, unseen, uidValidity, uidNext } = mailbox.selectable ? await count(lease, mailbox) : NOTHING;
      const { path, name, delimiter, depth, specialUse, selectable, subscribed, flags } = mailbox;
      const namespace = namespaceOf(lease.lane, path, delimiter);
      const asks = selectable && namespace !== 'personal' && asked++ < MAX_ASKED;
      mailboxes.push({
        path,
        name,
        delimiter,
        depth,
        specialUse,
        selectable,
        namespace,
        subscribed,
        messages,
        unseen,
        uidValidity,
        uidNext,
        rights: asks ? await readMailboxRights(lease, path) : null,
        flags,
      });
    }
    return mailboxes;
  });
}

/** By the prefixes of RFC 2342; a name that only leads to a prefix (`shared` for `shared/`) belongs to it. */
function namespaceOf({ namespaces }: Lane, path: string, delimiter: string): ListedMailbox['namespace'] {
  const within = (list: readonly { readonly prefix: string }[] | false | undefined): boolean =>
    (list || []).some(({ prefix }) => prefix !== '' && (path.startsWith(prefix) || path + delimiter === prefix));
  if (within(namespaces?.other)) return 'other';
  return within(namespaces?.shared) ? 'shared' : 'personal';
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
