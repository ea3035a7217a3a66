import type { MailboxList } from '#lib/contract/index.ts';
import * as imap from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { encodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { readChoices } from './change-choices.ts';
import { learnColors } from './learn-colors.ts';
import { listSavedSearches } from './saved-searches.ts';
import type { Nothing } from './nothing.ts';

/**
 * All folders with their counts, in the order of the screen, and the quota where the server tells one. Colours that other
 * programs gave are learned in the background, and an event tells when there are any.
 */
export async function listMailboxes(actor: AccountAccess, _: Nothing = {}, signal?: AbortSignal): Promise<MailboxList> {
  const [listed, quota, { choices, notifications }, { searches }] = await Promise.all([
    imap.listMailboxes(actor, signal),
    imap.readQuota(actor, signal),
    readChoices(actor),
    listSavedSearches(actor),
  ]);
  learnColors(actor, listed);
  return {
    mailboxes: listed.map(({ flags: _flags, ...mailbox }) => {
      const key = encodeMailboxKey(mailbox.path);
      return {
        key,
        ...mailbox,
        color: choices.colors[mailbox.path] ?? null,
        favourite: choices.favourites.includes(mailbox.path),
        notify: notifications.includes(key),
      };
    }),
    quota,
    searches,
  };
}
