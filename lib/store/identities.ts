import type { AccountId } from '#lib/mail/mailbox-ref.ts';

/** A name and address that may send. Exactly one of an account's identities is the default, as soon as there is one. */
export interface Identity {
  readonly id: string;
  readonly account: AccountId;
  readonly name: string;
  readonly address: string;
  readonly replyTo: string;
  /** Plain text, without the `-- ` line. */
  readonly signature: string;
  /** The same with formatting, as it was typed: cleaned by whoever shows or sends it. `''` when it has none. */
  readonly signatureHtml: string;
  /** Addresses that a message of this sender begins with, as typed. */
  readonly cc: string;
  readonly bcc: string;
  /** Path of the mailbox that takes the copies of what this sender sends; `''` for the one for sent mail. */
  readonly sentMailbox: string;
  readonly isDefault: boolean;
}

export interface IdentityRepository {
  /** The default first, then by address and name. */
  list(account: AccountId): Promise<readonly Identity[]>;
  get(account: AccountId, id: string): Promise<Identity | undefined>;
  /** Adds or replaces by (account, id). The first one is the default whatever it says; a new default takes it from the old. */
  save(identity: Identity): Promise<Identity>;
  /** Adds `identity` as the default when the account has none at all; parallel calls add one. */
  ensure(identity: Identity): Promise<readonly Identity[]>;
  /** @throws AppError identity.missing, or identity.last: the only one stays. The default moves on when it is deleted. */
  delete(account: AccountId, id: string): Promise<void>;
}
