import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { AppError, isAppError } from '#lib/errors.ts';
import type { Database, Row, Statements, Value } from './database.ts';
import { copySqlite, keepSqliteCopy, listSqliteCopies } from './keep-sqlite-copy.ts';

const PRAGMAS = [
  'PRAGMA busy_timeout = 5000', // an old process may still drain while the new one starts
  'PRAGMA journal_mode = WAL',
  'PRAGMA synchronous = FULL', // a send is durable before its first byte leaves; the other writes are few
  'PRAGMA secure_delete = ON',
  'PRAGMA journal_size_limit = 16777216',
];
const STATEMENTS_KEPT = 300;

/**
 * Opens or makes an SQLite file of mode 0600; directories made on the way get 0700.
 *
 * @throws AppError store.unavailable when it cannot be opened or is damaged, storage.full
 */
export function openSqlite(file: string): Database {
  return named(() => {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    closeSync(openSync(file, 'a', 0o600));
    chmodSync(file, 0o600); // SQLite gives its journal the mode of the file
    const database = new DatabaseSync(file);
    for (const pragma of PRAGMAS) untilFree(() => database.exec(pragma));
    const check = database.prepare('PRAGMA quick_check').get();
    if (check?.['quick_check'] !== 'ok') throw new AppError('store.unavailable', { detail: `${file} is damaged.` });
    return connect(database, file);
  });
}

function connect(database: DatabaseSync, file: string): Database {
  const kept = new Map<string, StatementSync>();
  const prepare = (sql: string): StatementSync => {
    const known = kept.get(sql);
    if (known) return known;
    if (kept.size >= STATEMENTS_KEPT) kept.clear();
    const statement = database.prepare(sql);
    kept.set(sql, statement);
    return statement;
  };
  const direct: Statements = {
    all: async (sql, values = []) => named(() => prepare(sql).all(...values) as Row[]),
    run: async (sql, values = []) => named(() => Number(prepare(sql).run(...values).changes)),
  };
  let last: Promise<unknown> = Promise.resolve();
  /** One connection: whoever comes while a transaction is open waits for its end. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work);
    last = turn.then(nothing, nothing);
    return turn;
  };
  const wholly = async <T>(work: () => Promise<T>): Promise<T> => {
    await direct.run('BEGIN IMMEDIATE');
    try {
      const result = await work();
      await direct.run('COMMIT');
      return result;
    } catch (cause) {
      if (database.isTransaction) await direct.run('ROLLBACK');
      throw cause;
    }
  };
  return {
    types: { blob: 'BLOB', integer: 'INTEGER', text: 'TEXT' },
    skipTaken: '',
    catalogue: `SELECT t.name AS table_name, c.name AS column_name FROM sqlite_schema t, pragma_table_info(t.name) c
      WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' ORDER BY t.name, c.cid`,
    all: (sql: string, values?: readonly Value[]) => inTurn(() => direct.all(sql, values)),
    run: (sql: string, values?: readonly Value[]) => inTurn(() => direct.run(sql, values)),
    transaction: (work) => inTurn(() => wholly(() => work(direct))),
    migration: (work) =>
      inTurn(() => wholly(() => work(direct, async (number) => named(() => keepSqliteCopy(file, number))))),
    ask: async () => void (await direct.all('SELECT 1')),
    async copy(path) {
      if (existsSync(path)) throw new AppError('input.invalid', { detail: `${path} is there already.` });
      named(() => copySqlite(file, path));
    },
    async overCopies(work) {
      for (const path of listSqliteCopies(file)) {
        const copy = openSqlite(path);
        try {
          await copy.transaction(work);
        } finally {
          await copy.close();
        }
      }
    },
    close: () =>
      inTurn(async () => {
        kept.clear();
        if (database.isOpen) database.close();
      }),
  };
}

/**
 * Tries again for up to 5 s while another process has the file: a new file becomes a WAL under a lock that SQLite's own busy timeout
 * does not wait for. At the start only, where nobody else waits for this thread.
 */
function untilFree(work: () => void): void {
  const until = performance.now() + 5_000;
  for (;;)
    try {
      work();
      return;
    } catch (cause) {
      const isBusy = cause instanceof Error && 'errcode' in cause && cause.errcode === SQLITE_BUSY;
      if (!isBusy || performance.now() > until) throw cause;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
}

const nothing = (): void => undefined;
const SQLITE_BUSY = 5;
const SQLITE_FULL = 13;
const CLOSED = 'database is not open';
const NOT_OURS = new Set([5, 6, 8, 10, 11, 14, 26]); // BUSY LOCKED READONLY IOERR CORRUPT CANTOPEN NOTADB

/** Gives what the database or the disk refuses its name in the catalogue. */
function named<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (isAppError(cause) || !(cause instanceof Error)) throw cause;
    const code = 'errcode' in cause && typeof cause.errcode === 'number' ? cause.errcode & 0xff : undefined;
    const system = 'code' in cause ? cause.code : undefined;
    if (code === SQLITE_FULL || system === 'ENOSPC' || system === 'EDQUOT')
      throw new AppError('storage.full', { cause });
    const refused = (code !== undefined && NOT_OURS.has(code)) || 'syscall' in cause || cause.message === CLOSED;
    throw refused ? new AppError('store.unavailable', { detail: cause.message, cause }) : cause;
  }
}
