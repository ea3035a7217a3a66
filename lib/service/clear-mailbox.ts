import type { InputOf, OutputOf, clearMailbox as endpoint } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { actOnFolder } from './act-on-folder.ts';
import { findMailbox } from './find-mailbox.ts';

/**
 * Moves every message of a folder that is there now to Trash, after the person has said so.
 *
 * @throws AppError input.invalid (field `confirm`: not confirmed) | mailbox.protected (Trash and Junk, which are emptied) |
 *   mailbox.missing | mailbox.read_only | quota.exceeded | imap.no_uidplus; what was moved before stays moved
 */
export async function clearMailbox(
  actor: AccountAccess,
  input: InputOf<typeof endpoint>,
  signal?: AbortSignal,
): Promise<OutputOf<typeof endpoint>> {
  if (!input.confirm) throw new AppError('input.invalid', { field: 'confirm' });
  const mailbox = await findMailbox(actor, input.mailbox, signal);
  if (mailbox.specialUse === 'trash' || mailbox.specialUse === 'junk') throw new AppError('mailbox.protected');
  return { moved: await actOnFolder(actor, mailbox, { do: 'delete', filter: 'all' }, signal) };
}
