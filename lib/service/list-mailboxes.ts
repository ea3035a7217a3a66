import type { Nothing } from './nothing.ts';
import type { MailboxList } from '#lib/contract/index.ts';
import * as imap from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { encodeMailboxKey } from '#lib/mail/mailbox-key.ts';

/** All folders with their counts, in the order of the screen, and the quota where the server tells one. */
export async function listMailboxes(actor: AccountAccess, _: Nothing = {}, signal?: AbortSignal): Promise<MailboxList> {
  const [listed, quota] = await Promise.all([imap.listMailboxes(actor, signal), imap.readQuota(actor, signal)]);
  return {
    mailboxes: listed.map(
      ({
        path,
        name,
        depth,
        delimiter,
        specialUse,
        selectable,
        subscribed,
        messages,
        unseen,
        uidNext,
        uidValidity,
        rights,
      }) => ({
        key: encodeMailboxKey(path),
        path,
        name,
        depth,
        delimiter,
        specialUse,
        selectable,
        subscribed,
        messages,
        unseen,
        uidNext,
        uidValidity,
        rights,
      }),
    ),
    quota,
  };
}
