import type { InputOf, OutputOf, emptyMailbox as endpoint } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import * as imap from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { findMailbox } from './find-mailbox.ts';

/**
 * Deletes everything in Trash or Junk for good, after the person has said so.
 *
 * @throws AppError mailbox.protected (any other folder) | input.invalid (field `confirm`: not confirmed) | mailbox.missing
 */
export async function emptyMailbox(
  actor: AccountAccess,
  input: InputOf<typeof endpoint>,
  signal?: AbortSignal,
): Promise<OutputOf<typeof endpoint>> {
  if (!input.confirm) throw new AppError('input.invalid', { field: 'confirm' });
  const mailbox = await findMailbox(actor, input.mailbox, signal);
  if (mailbox.specialUse !== 'trash' && mailbox.specialUse !== 'junk') throw new AppError('mailbox.protected');
  return { deleted: await imap.emptyMailbox(actor, { account: actor.account, path: mailbox.path }, signal) };
}
