import { publish } from '#lib/events/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { readFolderChoices, type FolderChoices } from '#lib/mail/folder-choices.ts';
import { store } from '#lib/store/index.ts';
import { toSettings } from './read-settings.ts';

/** What the person chose about folders: their jobs, colours, favourites; and the keys of those whose new mail is told. */
export async function readChoices(
  actor: AccountAccess,
): Promise<{ choices: FolderChoices; notifications: readonly string[]; version: number }> {
  const { values, version } = await store().settings.read(actor.account);
  return {
    choices: readFolderChoices(values['folders']),
    notifications: toSettings(values).notifications,
    version,
  };
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

/** As {@link changeChoices}, for the keys of the folders whose new mail is told. */
export async function changeNotifications(
  actor: AccountAccess,
  change: (keys: readonly string[]) => readonly string[],
): Promise<void> {
  for (;;) {
    const { notifications: before, version } = await readChoices(actor);
    const notifications = [...new Set(change(before))];
    if (JSON.stringify(notifications) === JSON.stringify(before)) return;
    if (!(await store().settings.save(actor.account, { notifications }, version))) continue;
    publish(actor.account, { type: 'mailboxes' });
    return;
  }
}
