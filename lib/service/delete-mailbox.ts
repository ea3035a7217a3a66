import type { InputOf, OutputOf, deleteMailbox as endpoint } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import * as imap from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { moveChoices } from '#lib/mail/folder-choices.ts';
import { encodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { changeChoices, changeNotifications } from './change-choices.ts';
import { findMailbox } from './find-mailbox.ts';

/**
 * Deletes a folder with the messages in it, for good; folders below it stay. `confirm` must repeat its name.
 *
 * @throws AppError mailbox.protected | mailbox.missing | input.invalid (field `confirm`)
 */
export async function deleteMailbox(
  actor: AccountAccess,
  input: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  const mailbox = await findMailbox(actor, input.mailbox);
  if (mailbox.specialUse !== null) throw new AppError('mailbox.protected');
  const confirmed = input.confirm.trim().normalize();
  if (confirmed !== mailbox.name.trim().normalize() && confirmed !== mailbox.path.trim().normalize())
    throw new AppError('input.invalid', { field: 'confirm' });
  await imap.deleteMailbox(actor, mailbox.path);
  await changeChoices(actor, (choices) => moveChoices(choices, mailbox.path, null, '')); // folders below it stay
  await changeNotifications(actor, (keys) => keys.filter((key) => key !== encodeMailboxKey(mailbox.path)));
  return {};
}
