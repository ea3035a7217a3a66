import type { AccountId } from '#lib/mail/mailbox-ref.ts';

/** A password sealed for one job that may outlive its session; lib/session seals and opens it. */
export interface JobCredential {
  readonly account: AccountId;
  /** Id of the job: 32 hex digits. */
  readonly job: string;
  /** Login name. */
  readonly user: string;
  readonly kid: string;
  readonly sealed: Uint8Array;
  /** Milliseconds since 1970; it is not returned any more after that. */
  readonly expiresAt: number;
}

export interface JobCredentialRepository {
  /** Puts it in place of an earlier one of the same job. */
  put(credential: JobCredential): Promise<void>;
  get(account: AccountId, job: string, now: number): Promise<JobCredential | undefined>;
  delete(account: AccountId, jobs: readonly string[]): Promise<void>;
}
