import type { MailboxView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import type { IconName } from '#components/ui/index.ts';

/** What the screen calls a folder: special ones in the reader's language, the rest by the server's name. */
export const labelMailbox = (mailbox: Pick<MailboxView, 'name' | 'specialUse'>, texts: Texts): string =>
  mailbox.specialUse ? texts.t(`mailboxes.${mailbox.specialUse}`) : mailbox.name;

const ICONS = {
  inbox: 'inbox',
  drafts: 'drafts',
  sent: 'sent',
  archive: 'archive',
  snoozed: 'clock',
  junk: 'junk',
  trash: 'trash',
  flagged: 'star',
  all: 'mail',
} as const satisfies Record<NonNullable<MailboxView['specialUse']>, IconName>;

/** The picture beside {@link labelMailbox}. */
export const mailboxIcon = (mailbox: Pick<MailboxView, 'specialUse'>): IconName =>
  mailbox.specialUse ? ICONS[mailbox.specialUse] : 'folder';
