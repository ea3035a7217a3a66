/** A value that every supported database stores: text, whole numbers, octets, nothing. Booleans travel as 0 and 1, times as milliseconds since 1970. */
export type Value = string | number | Uint8Array | null;
export type Row = Readonly<Record<string, Value>>;

/**
 * Runs statements. `?` marks a value; the dialect is what SQLite and PostgreSQL share (RETURNING, ON CONFLICT, row values). What is not
 * shared and so not used: INSERT OR …, rowid, an empty `IN ()`, text compared with numbers, functions for JSON, and LIKE on text
 * that was not folded to one case by us. PostgreSQL keeps U+0000 in text as U+FFFD.
 */
export interface Statements {
  all(sql: string, values?: readonly Value[]): Promise<readonly Row[]>;
  /** How many rows it changed. */
  run(sql: string, values?: readonly Value[]): Promise<number>;
}

/** One database, reached by a driver. Every write is on disk before its promise resolves. */
export interface Database extends Statements {
  /** Names of the column types that differ between databases. Text is sorted by its code points everywhere. */
  readonly types: { readonly blob: string; readonly integer: string; readonly text: string };
  /** Stands behind a SELECT that looks for one row to take, so that rows which another process is just taking are passed over. */
  readonly skipTaken: '' | 'FOR UPDATE SKIP LOCKED';
  /**
   * All of `work` or nothing of it; a throw undoes it. It sees and does what it would see and do if no other transaction ran.
   * `work` may run more than once, because it collided with others: it does nothing but run statements.
   */
  transaction<T>(work: (statements: Statements) => Promise<T>): Promise<T>;
  /**
   * A transaction that changes the schema: one at a time over all processes, others wait. `keepCopy(number)`, before the first
   * change, keeps all there is as the copy before that step; the last COPIES_KEPT stay.
   */
  migration(
    work: (statements: Statements, keepCopy: (number: number) => Promise<void>) => Promise<void>,
  ): Promise<void>;
  /** A query for `table_name` and `column_name` of all tables. */
  readonly catalogue: string;
  /** Asks for a sign of life, past everything that waits for its turn. @throws AppError store.unavailable */
  ask(): Promise<void>;
  /**
   * Writes all there is into a new file of mode 0600, while others go on.
   *
   * @throws AppError input.invalid when the file is there already, or the database is none that can be kept in a file
   */
  copy(path: string): Promise<void>;
  /** Runs `work` over each kept copy, each time as a transaction. */
  overCopies(work: (statements: Statements) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** Copies from before changes of the schema that are kept. */
export const COPIES_KEPT = 3;
