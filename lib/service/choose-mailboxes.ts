import type { InputOf, OutputOf, chooseMailboxes as endpoint } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import { listMailboxes } from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { CHOSEN_USES } from '#lib/mail/special-use.ts';
import { changeChoices } from './change-choices.ts';

/**
 * Says which folder is Sent, Drafts, Archive, Junk or Trash, for everything that Tupai does from now on.
 *
 * @throws AppError mailbox.missing (no such folder, or it holds none but folders) | input.invalid (the inbox, or one folder
 *   for two jobs; field names the later job)
 */
export async function chooseMailboxes(
  actor: AccountAccess,
  input: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  const listed = await listMailboxes(actor);
  for (const use of CHOSEN_USES) {
    const path = input[use];
    if (!path) continue;
    if (!listed.some((one) => one.path === path && one.selectable))
      throw new AppError('mailbox.missing', { field: use, values: { mailbox: path } });
    if (path === 'INBOX') throw new AppError('input.invalid', { field: use });
  }
  await changeChoices(actor, (choices) => {
    const uses: Record<string, string> = {};
    for (const use of CHOSEN_USES) {
      const path = input[use] ?? choices.uses[use];
      if (!path) continue;
      if (Object.values(uses).includes(path)) throw new AppError('input.invalid', { field: use });
      uses[use] = path;
    }
    return { ...choices, uses };
  });
  return {};
}
