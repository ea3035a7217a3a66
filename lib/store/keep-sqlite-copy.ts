import { closeSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { COPIES_KEPT } from './database.ts';

/**
 * Copies `file` to `<file>.before-schema-<number>` and deletes all but the last copies. By a connection of its own: it may be
 * called while a transaction holds the file against other writers.
 */
export function keepSqliteCopy(file: string, number: number): void {
  copySqlite(file, `${file}.before-schema-${number}`);
  for (const old of listSqliteCopies(file).slice(0, -COPIES_KEPT)) rmSync(old, { force: true });
}

/** Writes what is committed in `file` to `copy` (mode 0600), whole or not at all; what stood there is replaced. */
export function copySqlite(file: string, copy: string): void {
  const draft = `${copy}.part`;
  rmSync(draft, { force: true });
  closeSync(openSync(draft, 'wx', 0o600)); // an empty file keeps its mode
  const source = new DatabaseSync(file, { readOnly: true });
  try {
    source.prepare('VACUUM INTO ?').run(draft);
    renameSync(draft, copy);
  } finally {
    source.close();
    rmSync(draft, { force: true });
  }
}

/** Paths of the copies kept of `file`, oldest first. */
export function listSqliteCopies(file: string): readonly string[] {
  const start = `${basename(file)}.before-schema-`;
  const numberOf = (name: string): number => (name.startsWith(start) ? Number(name.slice(start.length)) : Number.NaN);
  return readdirSync(dirname(file))
    .filter((name) => Number.isInteger(numberOf(name)))
    .sort((a, b) => numberOf(a) - numberOf(b))
    .map((name) => join(dirname(file), name));
}
