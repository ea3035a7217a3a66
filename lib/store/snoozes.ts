import type { ErrorCode } from '#lib/errors.ts';
import type { AccountId } from '#lib/mail/mailbox-ref.ts';
import type { Uid, UidValidity } from '#lib/mail/message-ref.ts';

/** Where a snoozed message lies now. */
export interface SnoozedMessage {
  readonly mailbox: string;
  readonly uidValidity: UidValidity;
  readonly uid: Uid;
}

/** A message that sleeps in a mailbox until its time comes. The mailbox holds the message; this row only knows when. Times in ms. */
export interface Snooze extends SnoozedMessage {
  readonly id: string;
  readonly account: AccountId;
  /** Path of the mailbox it goes back to. */
  readonly source: string;
  readonly wakeAt: number;
  /** When it is tried; `wakeAt`, later after a failure. */
  readonly retryAt: number;
  readonly attempts: number;
  /** Why it did not wake at its time; `null` while all is well. */
  readonly error: ErrorCode | null;
}

export interface SnoozeRepository {
  add(snoozes: readonly Omit<Snooze, 'retryAt' | 'attempts' | 'error'>[]): Promise<void>;
  /** By the time they wake. */
  list(account: AccountId): Promise<readonly Snooze[]>;
  /** Those of these messages that have a row. */
  find(account: AccountId, messages: readonly SnoozedMessage[]): Promise<readonly Snooze[]>;
  /** Gives another time. */
  change(account: AccountId, ids: readonly string[], wakeAt: number): Promise<void>;
  delete(account: AccountId, ids: readonly string[]): Promise<void>;
  /** The one that has been due for longest and that nobody works on; it is the caller's until `leaseUntil`. */
  claim(leaseUntil: number, now: number): Promise<Snooze | undefined>;
  /** It did not wake: tried again at `retryAt`. */
  postpone(key: Pick<Snooze, 'account' | 'id'>, error: ErrorCode, retryAt: number): Promise<void>;
  /** The person is back: what failed before is due now. */
  retryFailed(account: AccountId, now: number): Promise<void>;
}
