import type { ErrorCode } from '#lib/errors.ts';
import type { AccountId } from '#lib/mail/mailbox-ref.ts';

/** The states of lib/contract's SUBMISSION_STATES; lib/jobs holds the table of which follows which. */
export type SubmissionState =
  'queued' | 'sending' | 'sent' | 'unknown' | 'filed' | 'refused' | 'deferred' | 'waiting' | 'discarded';

/** A message of a mailbox, as it was when the composer opened. */
export interface StoredMessageRef {
  readonly mailbox: string;
  readonly uidValidity: number;
  readonly uid: number;
}

export interface RefusedRecipient {
  readonly address: string;
  readonly code: number;
  readonly reason: string;
}

/** What a Send hands over. Nothing here changes afterwards except by `allowPartial` and `recipients` ("send to the others"). */
export interface NewSubmission {
  /** The composer's idempotency key: 32 hex digits, unique in the account. */
  readonly id: string;
  readonly account: AccountId;
  /** `<…>` */
  readonly messageId: string;
  readonly subject: string;
  /** The finished MIME, from `store().files.spool(account, id)`; its file is deleted with the row. */
  readonly spoolPath: string;
  /** Octets of the spool file. */
  readonly size: number;
  readonly needsUtf8: boolean;
  readonly eightBit: boolean;
  /** Envelope (RFC 5321): bare addresses; `''` for the empty sender of reports. */
  readonly from: string;
  readonly recipients: readonly string[];
  /** Send although some recipients are refused. */
  readonly allowPartial: boolean;
  /** The `Bcc: …` line (with CRLF) that only the Sent copy gets in front; `''` when there is none. */
  readonly bccHeader: string;
  readonly keepCopy: boolean;
  /** Not before this, ms since 1970: held for Undo, or planned for later. Missing: at once. */
  readonly sendAt?: number;
  /** Flagged `flag` after success. */
  readonly original: (StoredMessageRef & { readonly flag: 'answered' | 'forwarded' }) | null;
  /** Removed after success. */
  readonly draft: StoredMessageRef | null;
  /** Ids of its attachments' uploads: they outlive their time as long as "edit" may need them again. */
  readonly uploads: readonly string[];
  /** All the composer's fields, so that "edit" brings back what was typed; the service's own JSON. Emptied once filed. */
  readonly composer: Readonly<Record<string, unknown>>;
}

/** A submission with its progress. Times in ms. */
export interface Submission extends Omit<NewSubmission, 'sendAt'> {
  readonly state: SubmissionState;
  readonly refused: readonly RefusedRecipient[];
  readonly error: ErrorCode | null;
  /** The server's words about the last failure. */
  readonly detail: string;
  /** Due for its next step from here on (`queued`: to leave); null when nothing is planned. */
  readonly retryAt: number | null;
  /** Tries of the current step (sending, filing, looking for an unknown one). */
  readonly attempts: number;
  /** The runner that works on it, until `leaseUntil`. */
  readonly leaseOwner: string | null;
  readonly leaseUntil: number | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** When the current state began. */
  readonly stateAt: number;
}

/** What may change besides the state. */
export type SubmissionPatch = Partial<
  Pick<Submission, 'refused' | 'error' | 'detail' | 'retryAt' | 'attempts' | 'allowPartial' | 'recipients' | 'draft'>
>;

/** Whom a change must find as the holder: a runner's name, or `null`: nobody works on it now. */
export type Holder = string | null;

/** Nothing follows these; the spool file goes at once, the row stays a while so that the id stays taken. */
export const FINAL_STATES: readonly SubmissionState[] = ['filed', 'discarded'];

/** On its way, or waiting for a decision. */
export const OPEN_STATES: readonly SubmissionState[] = [
  'queued',
  'sending',
  'sent',
  'unknown',
  'refused',
  'deferred',
  'waiting',
];

/** Which one. */
export interface SubmissionKey {
  readonly account: AccountId;
  readonly id: string;
}

export interface SubmissionRepository {
  /** Adds it as `queued`, or finds what the same id holds already: `added` tells. */
  add(submission: NewSubmission, now: number): Promise<{ readonly submission: Submission; readonly added: boolean }>;
  get(account: AccountId, id: string): Promise<Submission | undefined>;
  /** Newest first; with `states` only these, with `since` only what reached its state at or after it. */
  list(account: AccountId, states?: readonly SubmissionState[], since?: number): Promise<readonly Submission[]>;
  /** How many were added at or after `since` and not given up. */
  countSince(account: AccountId, since: number): Promise<number>;
  /**
   * Changes state and patch in one durable step, if it is in `from` and held by `holder` with a lease that has not run out.
   * Reaching another state resets `retryAt` unless the patch names it; a final one also ends the lease. A password kept for
   * it is erased where nothing goes on without a person: in `waiting`, `refused` and the final states.
   *
   * @returns the row as it now stands; `undefined` when it was not so (any more).
   */
  change(
    key: SubmissionKey,
    expected: { readonly from: SubmissionState; readonly holder: Holder },
    to: SubmissionState,
    patch: SubmissionPatch,
    now: number,
  ): Promise<Submission | undefined>;
  /** Takes the next due one (`queued`; or `deferred`, `sent`, `unknown` whose time has come) that nobody holds. */
  claim(owner: string, leaseUntil: number, now: number): Promise<Submission | undefined>;
  /** Makes a lease longer; false when it is no longer ours. */
  renew(key: SubmissionKey, owner: string, leaseUntil: number, now: number): Promise<boolean>;
  release(key: SubmissionKey, owner: string): Promise<void>;
  /** Lets go of everything held by a runner known to be dead. */
  releaseAll(owner: string): Promise<void>;
  /** Names of all runners that hold something. */
  owners(): Promise<readonly string[]>;
  /** `sending` that nobody works on any more becomes `unknown`, to be looked for at `retryAt`. */
  abandon(now: number, retryAt: number): Promise<readonly Submission[]>;
  /** The person is here again: `waiting` becomes `queued`, and what is planned for later is due now. */
  wake(account: AccountId, now: number): Promise<void>;
}
