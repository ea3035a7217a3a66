import {
  composePage,
  contactsPage,
  foldersPage,
  helpPage,
  listPage,
  outboxPage,
  settingsPage,
  type MailboxView,
} from '#lib/contract/index.ts';
import type { CommandId } from '#lib/mail/commands.ts';

const FOLDERS = {
  goInbox: 'inbox',
  goDrafts: 'drafts',
  goSent: 'sent',
  goArchive: 'archive',
  goJunk: 'junk',
  goTrash: 'trash',
} as const satisfies Partial<Record<CommandId, MailboxView['specialUse']>>;

/** Where the commands that go somewhere lead; those whose folder there is not lead nowhere and are left out. */
export function commandPlaces(
  mailboxes: readonly Pick<MailboxView, 'path' | 'specialUse'>[],
): Readonly<Partial<Record<CommandId, string>>> {
  const folders = Object.entries(FOLDERS).flatMap(([id, use]) => {
    const found = mailboxes.find(({ specialUse }) => specialUse === use);
    return found ? [[id, listPage(found.path)] as const] : [];
  });
  return {
    compose: composePage(),
    goStarred: listPage('INBOX', { filter: 'flagged' }),
    goContacts: contactsPage(),
    goOutbox: outboxPage(),
    goSettings: settingsPage(),
    goAppearance: settingsPage('appearance'),
    goMailboxSettings: settingsPage('mailbox'),
    goKeyboard: settingsPage('keyboard'),
    goIdentities: settingsPage('identities'),
    goSessions: settingsPage('sessions'),
    goFolders: foldersPage(),
    goHelp: helpPage(),
    ...Object.fromEntries(folders),
  };
}
