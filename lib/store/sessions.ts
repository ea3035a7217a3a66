import type { AccountId } from '#lib/mail/mailbox-ref.ts';

/** One pair of cookie and row. `ciphertext` opens only with the cookie's key and the server's (lib/session). Times in ms. */
export interface SessionRow {
  /** SHA-256 of the secret session id, hex. */
  readonly id: string;
  /** What other people's eyes may see: stays the same when the pair is replaced. */
  readonly publicId: string;
  readonly account: AccountId;
  readonly user: string;
  /** Which server key it was made with. */
  readonly kid: string;
  /** SHA-256 of the cookie's key, hex: tells a wrong key without opening anything. */
  readonly keyHash: string;
  readonly nonce: Uint8Array;
  readonly ciphertext: Uint8Array;
  readonly createdAt: number;
  readonly seenAt: number;
  /** Ends here unless seen again. */
  readonly idleUntil: number;
  /** Ends here whatever happens. */
  readonly expiresAt: number;
  readonly keep: boolean;
  /** Browser and system in a few words. */
  readonly agent: string;
  /** Network prefix (/24, /48); `''` when unknown. */
  readonly network: string;
  /** The row this one takes the place of, until it was first seen; `''` otherwise. */
  readonly replaces: string;
}

/** Sessions that have ended never come back from any of these. */
export interface SessionRepository {
  add(row: SessionRow): Promise<void>;
  /** By the hash of the secret id, which only the cookie's owner knows: the one read that is not keyed by account. */
  find(id: string, now: number): Promise<SessionRow | undefined>;
  touch(id: string, seenAt: number, idleUntil: number): Promise<void>;
  /** The new pair was seen: the old one ends at `oldExpiresAt` at the latest. */
  settleReplacement(id: string, oldExpiresAt: number): Promise<void>;
  /** Newest use first; one row a public id (the newest pair). */
  list(account: AccountId, now: number): Promise<readonly SessionRow[]>;
  /** Ends sessions by public id, replaced pairs included; says which there were. */
  end(
    account: AccountId,
    which: { readonly only: string } | { readonly except: string } | 'all',
  ): Promise<readonly string[]>;
  /** Deletes what has expired; says which public ids have no row left. */
  sweep(now: number): Promise<readonly { readonly account: AccountId; readonly publicId: string }[]>;
}
