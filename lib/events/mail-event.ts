import type { Flag } from '../mail/flags.ts';
import type { Uid, UidValidity } from '../mail/message-ref.ts';

/** Counts of a mailbox as a person sees them; `uidNext` and `uidValidity` are 0 when the server does not tell. */
export interface MailboxCounts {
  readonly messages: number;
  readonly unseen: number;
  readonly uidNext: Uid;
  readonly uidValidity: UidValidity;
}

/** These messages came, went, or carry other flags now. */
export interface Patch {
  readonly type: 'patch';
  /** Path of the mailbox. */
  readonly mailbox: string;
  readonly uidValidity: UidValidity;
  readonly change: 'arrived' | 'gone' | 'flags';
  /** At most {@link MAX_UIDS}; some may name messages that were not there. */
  readonly uids: readonly Uid[];
  /** Flags that all of them carry now, and flags that none of them carries now; others stay as they were. */
  readonly add: readonly Flag[];
  readonly remove: readonly Flag[];
  /** As they are after the change; `null` when nobody counted yet: a `stale` follows. */
  readonly counts: MailboxCounts | null;
  /** Of the request that caused it; `null` when it was none of ours, or did not say. */
  readonly operation: string | null;
}

/** Something in this mailbox is not as it was. */
export interface Stale {
  readonly type: 'stale';
  readonly mailbox: string;
  readonly counts: MailboxCounts | null;
  /** Of the request that put messages there. */
  readonly operation?: string | null;
}

/** An order of this mailbox that a list had to do without is there now, or will not come. */
export interface Sorted {
  readonly type: 'sorted';
  readonly mailbox: string;
}

/** Words of the mail server that a person is to read (ALERT, RFC 9051 §7.1). */
export interface ServerAlert {
  /** The same for the same words. */
  readonly id: string;
  /** Plain text, hostile. */
  readonly text: string;
}

/** All words of the mail server that are to be shown now, oldest first. */
export interface Alerts {
  readonly type: 'alerts';
  readonly alerts: readonly ServerAlert[];
}

/** How full the storage is, when that is something else than before; `null` when there is no limit any more. */
export interface QuotaChange {
  readonly type: 'quota';
  readonly quota: { readonly usedBytes: number; readonly limitBytes: number } | null;
}

/**
 * What an account's screens are told: `mailboxes` when folders came, went or moved, `outbox` when something happened to a
 * message on its way out, `resync` when anything may have changed (`mail`: anything on the mail server, which nobody watched for a
 * moment).
 */
export type MailEvent =
  | Patch
  | Stale
  | Sorted
  | Alerts
  | QuotaChange
  | { readonly type: 'mailboxes' }
  | { readonly type: 'outbox' }
  | { readonly type: 'resync'; readonly mail?: true };

/** A change of more messages than this is told as `stale`. */
export const MAX_UIDS = 1000;
