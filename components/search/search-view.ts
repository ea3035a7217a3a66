import type { MailboxView, MessageRow, SearchScope } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';

/** Everything the parts of a search page share. */
export interface SearchView {
  readonly texts: Texts;
  readonly token: string;
  readonly mailboxes: readonly MailboxView[];
  readonly q: string;
  readonly scope: SearchScope;
  /** The folder of the scope. */
  readonly path: string | undefined;
  /** True when the page goes on with an earlier one. */
  readonly continued: boolean;
  /** Newest first. */
  readonly found: readonly { readonly path: string; readonly uidValidity: number; readonly row: MessageRow }[];
  readonly left: readonly { readonly path: string; readonly searched: number }[];
  readonly failed: readonly { readonly path: string; readonly reason: string; readonly detail: string }[];
  /** Where the search goes on; `''` when everything was searched. */
  readonly cursor: string;
  /** Opening a message marks it as read. */
  readonly markRead: boolean;
}
