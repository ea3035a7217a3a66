import { publish } from '#lib/events/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { readFolderChoices, type FolderChoices } from '#lib/mail/folder-choices.ts';
import { store } from '#lib/store/index.ts';

/** What the person chose about folders: their jobs, colours, favourites. */
export async function readChoices(actor: AccountAccess): Promise<{ choices: FolderChoices; version: number }> {
  const { values, version } = await store().settings.read(actor.account);
  return { choices: readFolderChoices(values['folders']), version };
}

/** Saves what `change` makes of the choices, and tells every screen; a change by another tab in between is taken in. */
export async function changeChoices(
  actor: AccountAccess,
  change: (choices: FolderChoices) => FolderChoices,
): Promise<FolderChoices> {
  for (;;) {
    const { choices, version } = await readChoices(actor);
    const folders = change(choices);
    if (JSON.stringify(folders) === JSON.stringify(choices)) return choices;
    if (!(await store().settings.save(actor.account, { folders }, version))) continue;
    publish(actor.account, { type: 'mailboxes' });
    return folders;
  }
}
