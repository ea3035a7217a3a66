import type { ListState, MailboxView, MessageList } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';

/** Everything the parts of a list share. */
export interface ListView {
  readonly texts: Texts;
  readonly token: string;
  readonly mailbox: MailboxView;
  readonly mailboxes: readonly MailboxView[];
  /** The list, whichever of its rows are at hand. */
  readonly list: Omit<MessageList, 'rows'>;
  /** The state in the address, for links that change one thing of it. */
  readonly state: ListState;
  /** The person's own address, for "send yourself a test"; `''` when it is not known. */
  readonly address: string;
  /** Opening a message marks it as read (scripts do it after showing; without them the link says so). */
  readonly markRead: boolean;
  /** Scripts run: rows take part in the grid, and nothing needs a page of its own any more. */
  readonly live: boolean;
  /** Pages are turned also where scripts run. */
  readonly pages: boolean;
}

/** Folders of what one wrote oneself show whom it is for. */
export const showsRecipients = (mailbox: Pick<MailboxView, 'specialUse'>): boolean =>
  mailbox.specialUse === 'sent' || mailbox.specialUse === 'drafts';
