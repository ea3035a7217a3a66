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
}
