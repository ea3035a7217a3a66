import type { InputOf, OutputOf, createMailbox as endpoint } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import * as imap from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { encodeMailboxKey } from '#lib/mail/mailbox-key.ts';

/**
 * Makes a folder under `parent` (`''`: at the top) and subscribes to it.
 *
 * @throws AppError mailbox.exists | mailbox.name_invalid
 */
export async function createMailbox(
  actor: AccountAccess,
  input: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  const name = input.name.trim();
  if (name === '') throw new AppError('mailbox.name_invalid', { field: 'name' });
  const path = await imap.mailboxPath(actor, input.parent, name);
  await imap.createMailbox(actor, path);
  return { mailbox: encodeMailboxKey(path) };
}
