import type { InputOf, viewMailbox as endpoint } from '#lib/contract/index.ts';
import * as imap from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import type { Nothing } from './nothing.ts';

/** Notes down which folder a tab shows, so that the connection that waits for news waits there. */
export function viewMailbox(actor: AccountAccess, { tab, mailbox }: InputOf<typeof endpoint>): Promise<Nothing> {
  imap.viewMailbox(actor, tab, mailbox === '' ? null : mailbox);
  return Promise.resolve({});
}
