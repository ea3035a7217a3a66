import type { InputOf, OutputOf, readMailbox as endpoint } from '#lib/contract/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { actOnFolder } from './act-on-folder.ts';
import { findMailbox } from './find-mailbox.ts';

/** Marks every unread message of a folder that is there now as read. @throws AppError mailbox.missing | mailbox.read_only | imap.* */
export async function readMailbox(
  actor: AccountAccess,
  input: InputOf<typeof endpoint>,
  signal?: AbortSignal,
): Promise<OutputOf<typeof endpoint>> {
  const mailbox = await findMailbox(actor, input.mailbox, signal);
  return { read: await actOnFolder(actor, mailbox, { do: 'read', filter: 'unread' }, signal) };
}
