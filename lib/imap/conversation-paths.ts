import type { ChosenUses } from '../mail/special-use.ts';
import { arrangeMailboxes } from './arrange-mailboxes.ts';
import type { Lease } from './lease.ts';
import { namespacesOf } from './list-mailboxes.ts';
import { readListing } from './read-listing.ts';

export interface ConversationPaths {
  /** Where the rest of a conversation may be, without the mailbox it is looked at from. */
  readonly others: readonly string[];
  readonly sent: string | undefined;
}

/** People file both sides of a conversation in Sent and Archive; seen from those, the other side may still be in INBOX. */
export async function conversationPaths(
  lease: Lease,
  path: string,
  chosen: ChosenUses | undefined,
): Promise<ConversationPaths> {
  const mailboxes = arrangeMailboxes(await readListing(lease, false), namespacesOf(lease.lane), chosen);
  const pathOf = (use: 'inbox' | 'sent' | 'archive'): string | undefined =>
    mailboxes.find(({ specialUse, selectable }) => specialUse === use && selectable)?.path;
  const [inbox, sent, archive] = [pathOf('inbox'), pathOf('sent'), pathOf('archive')];
  const places = path === sent || path === archive ? [inbox, sent, archive] : [sent, archive];
  return { others: places.filter((one) => one !== undefined && one !== path) as string[], sent };
}
