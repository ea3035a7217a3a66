import type { InputOf, OutputOf, subscribeMailbox as endpoint } from '#lib/contract/index.ts';
import * as imap from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';

/** Shows a folder in the list of this and other mail programs, or hides it. */
export async function subscribeMailbox(
  actor: AccountAccess,
  input: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  await imap.subscribeMailbox(actor, input.mailbox, input.subscribed);
  return {};
}
