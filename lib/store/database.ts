/** A value that every supported database stores: text, whole numbers, octets, nothing. Booleans travel as 0 and 1, times as milliseconds since 1970. */
export type Value = string | number | Uint8Array | null;
export type Row = Readonly<Record<string, Value>>;

/** Runs statements. `?` marks a value; the dialect is what SQLite and PostgreSQL share (RETURNING, ON CONFLICT). */
export interface Statements {
  all(sql: string, values?: readonly Value[]): Promise<readonly Row[]>;
  /** How many rows it changed. */
  run(sql: string, values?: readonly Value[]): Promise<number>;
}

/** One database, reached by a driver. Every write is on disk before its promise resolves. */
export interface Database extends Statements {
  /** Names of the column types that differ between databases. */
  readonly types: { readonly blob: string; readonly integer: string };
  /** All of `work` or nothing of it; a throw undoes it. Nobody else's statements run in between. */
  transaction<T>(work: (statements: Statements) => Promise<T>): Promise<T>;
  /** Keeps a copy to go back to, when this database is a file of ours. */
  backup(label: string): Promise<void>;
  close(): Promise<void>;
}
