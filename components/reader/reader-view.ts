import type { ReactNode } from 'react';
import type {
  ConversationMember,
  ConversationView,
  LabelView,
  ListState,
  MailboxView,
  MessageView,
} from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';

/** Everything the parts of a message's page share. */
export interface ReaderView {
  readonly texts: Texts;
  readonly token: string;
  readonly mailbox: MailboxView;
  readonly mailboxes: readonly MailboxView[];
  readonly message: MessageView;
  /** Only what its row tells is known yet; the rest is on its way. */
  readonly waiting?: boolean | undefined;
  /** Of the account. */
  readonly labels: readonly LabelView[];
  /** The list it was opened from. */
  readonly list: ListState;
  /**
   * The messages it belongs together with; `null` when they were not found in time, `undefined` when nobody asked for them.
   */
  readonly conversation: ConversationView | null | undefined;
  /** Nothing belongs to it, as far as the page knows. */
  readonly alone?: boolean | undefined;
  /** How many lines to leave room for above the message, as long as the conversation is not there. */
  readonly expected?: number | undefined;
  /** What filing acts on: the whole conversation in this folder where the list shows conversations. Missing: the message. */
  readonly uids?: readonly number[] | undefined;
  /** Draws another message of the conversation, which scripts open in its place. */
  readonly drawMember?: ((view: ReaderView, member: ConversationMember) => ReactNode) | undefined;
  /** Draws an answer that is being written, else what it is handed: the way to one. */
  readonly drawAnswer?: ((box: ReactNode) => ReactNode) | undefined;
  /** What stands over the end of the page where scripts run. */
  readonly extras?: ((view: ReaderView) => ReactNode) | undefined;
  /** The search over folders that found it: the way back, in place of the list. */
  readonly found?: { readonly href: string; readonly label: string } | undefined;
  /** What to mark in the text. */
  readonly marks?: readonly string[] | undefined;
  /** Whether letters of this sender keep their own colours in the dark, and how to change that; scripts only. */
  readonly ownColours?: { readonly always: boolean; readonly change: (always: boolean) => void } | undefined;
  /** Somebody besides the person learns of phishing that is reported: a page asks first. */
  readonly reportsElsewhere?: boolean | undefined;
  /** Which body is shown. */
  readonly body: 'text' | 'html';
  /** Scripts mark it as read once it is on the screen. */
  readonly markRead: boolean;
  /** What tells this message from the others that stand open with it: who wrote it, and when. Missing where it stands alone. */
  readonly among?: string | undefined;
  /** What is known of the message besides its text (components/cards). */
  readonly cards?: ReactNode;
}
