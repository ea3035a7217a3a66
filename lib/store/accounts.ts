import type { AccountId } from '#lib/mail/mailbox-ref.ts';

/** All that is kept of a person, over every table that has a column `account`, and their files. */
export interface AccountRepository {
  /** The accounts of which anything is kept under this login name, in any case; one on each IMAP server they ever signed in to. */
  find(login: string): Promise<readonly AccountId[]>;
  /**
   * Lines of JSON: `{"table", "row"}` for each row, `{"file", "offset", "base64"}` for each stretch of a file. Octets are sealed
   * passwords and forms, which nobody but this server can open: their columns are named in `leftOut` and their values are not there.
   */
  export(account: AccountId): AsyncIterable<string>;
  /**
   * Deletes everything, also in the copies that are kept from before changes of the schema, and ends the sessions by that. What the
   * person still has open can no longer save.
   *
   * @returns how many rows were deleted, by table, and how many `files`.
   */
  erase(account: AccountId): Promise<Readonly<Record<string, number>>>;
  /**
   * Takes everything over that the store in an SQLite file keeps of this login name, or of everybody without one; that file is
   * brought to the newest schema first and keeps what it holds. Files stay where they are. A person is here as a whole or not at all.
   *
   * @returns how many rows were taken, by account.
   * @throws AppError input.invalid: something is kept here of one of them already (then nothing is taken), the file holds none of
   *   them, or is the one that this store is in | config.invalid: written by a newer Tupai
   */
  take(file: string, login?: string): Promise<Readonly<Record<AccountId, number>>>;
}
