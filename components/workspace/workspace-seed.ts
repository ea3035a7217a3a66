import type {
  AlertView,
  ConversationView,
  LabelView,
  MailPlace,
  MailboxList,
  MessageList,
  MessageView,
  SettingsView,
  SnoozeView,
  SubmissionView,
} from '#lib/contract/index.ts';
import type { CompiledTexts, Locale, Namespace } from '#lib/i18n/index.ts';
import { CONNECTION_WORDS } from '#components/connection/index.ts';
import type { ShellNotice } from '#components/mailboxes/index.ts';

/** Why something is not there, in words. */
export interface SeedFault {
  readonly code: string;
  readonly text: string;
  readonly detail?: string;
  readonly reference?: string;
}

export type Seeded<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: SeedFault };

/** Everything the mail screen begins with: what the server read for this address, its clock, its language. Plain data. */
export interface WorkspaceSeed {
  readonly account: string;
  readonly productName: string;
  readonly insecure: boolean;
  readonly token: string;
  /** Where the account's events stood before anything was read. */
  readonly cursor: string;
  readonly locale: Locale;
  readonly timeZone: string;
  /** BCP 47 tag that dates are written by. */
  readonly dates: string;
  /** ISO 8601. */
  readonly now: string;
  readonly words: CompiledTexts;
  readonly settings: SettingsView;
  /** Room that the list takes beside or above the message, in CSS pixels; `null` where this device has not chosen. */
  readonly listSize: number | null;
  readonly place: MailPlace;
  /** `null` when the folders cannot be listed. */
  readonly folders: MailboxList | null;
  /** The mail server tells where moved messages are, so that moving can be undone. */
  readonly undoesMoves: boolean;
  /** Messages on their way out. */
  readonly outbox: readonly SubmissionView[];
  /** Words of the mail server that the person is to read. */
  readonly alerts: readonly AlertView[];
  /** `null` where the list is not on the screen. */
  readonly list: Seeded<MessageList> | null;
  /** `null` where no message is open. */
  readonly message: Seeded<MessageView> | null;
  /** `null` where it was not asked for, or takes its time. */
  readonly conversation: ConversationView | null;
  readonly notice: ShellNotice;
  readonly labels: readonly LabelView[];
  /** `null` where no snoozed messages are listed. */
  readonly snoozes: readonly SnoozeView[] | null;
  /** Who gets copies of phishing that people report; `''` for nobody. */
  readonly abuseAddress: string;
  /** The person's own address; `''` when it is not known. */
  readonly ownAddress: string;
}

/** What the mail screen says; a page compiles these for its script. */
export const WORKSPACE_WORDS: readonly Namespace[] = [
  ...CONNECTION_WORDS,
  'actions',
  'common',
  'mailboxes',
  'messages',
  'reader',
  'workspace',
];

/** Set by our script: pages may count on scripts, and `wide` ones show the list beside the message. */
export const SCREEN_COOKIE = 'tupai-screen';
