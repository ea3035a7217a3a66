import type { AccountId } from './mailbox-ref.ts';
import type { ChosenUses } from './special-use.ts';

/**
 * Whoever may act for an account: a session during a request, or a job. The password is lent to one callback and never
 * handed out, so that no layer can keep or log it by accident.
 */
export interface AccountAccess {
  readonly account: AccountId;
  /** The name given to IMAP and SMTP at sign-in. */
  readonly user: string;
  /** The person's own network address, passed on to the servers (IMAP ID, XCLIENT); `''` when unknown. */
  readonly clientAddress: string;
  /** Chosen by the browser for one change, so that it knows the event of its own change again. */
  readonly operation?: string | undefined;
  /** The session by its public id when a person acts: the engine keeps the account's connection warm for it. */
  readonly sessionId?: string | undefined;
  /** Which mailboxes the person gave a special use to, whatever the server's marks say; without it the marks count. */
  chosenUses?(): Promise<ChosenUses>;
  lendPassword<T>(use: (password: string) => Promise<T>): Promise<T>;
}
