import { Pool, type PoolClient, type QueryResult } from 'pg';
import { TIMES, type StoreServer } from '#lib/config.ts';
import { AppError } from '#lib/errors.ts';
import type { Database, Statements, Value } from './database.ts';
import { keepPostgresCopy, listPostgresCopies, quoted } from './keep-postgres-copy.ts';
import { isCollision, namePostgresFault, sqlState } from './name-postgres-fault.ts';
import { numberMarks } from './number-marks.ts';
import { postgresOptions, type PostgresLimits } from './postgres-options.ts';

/** Name of the lock around changes of the schema; any number that others do not use. */
const MIGRATION_LOCK = 7_883_926_105;
/** A copy of everything, and the wait for a process that makes one. */
const MIGRATION_MS = 3_600_000;
const STATEMENTS_KEPT = 1000;
const AS_IF_ALONE = 'BEGIN ISOLATION LEVEL SERIALIZABLE';
/** Those that collided go one after the other. The lock comes before the first look at the data (a SELECT for one would be that look already). */
const IN_LINE = `${AS_IF_ALONE}; LOCK TABLE migrations IN EXCLUSIVE MODE`;

/**
 * A PostgreSQL database (13 or newer) by a pool of connections, made when they are needed and replaced when they are lost: what was
 * under way then fails with store.unavailable, and nothing of its transaction stays.
 *
 * @throws AppError config.invalid when the authority's file cannot be read
 */
export function openPostgres(server: StoreServer, limits?: PostgresLimits): Database {
  const pool = new Pool(postgresOptions(server, limits));
  pool.on('error', nothing); // one that was idle is lost: the pool has let go of it, and the next statement opens another
  const marked = new Map<string, string>();
  const numbered = (sql: string): string => {
    const known = marked.get(sql);
    if (known !== undefined) return known;
    if (marked.size >= STATEMENTS_KEPT) marked.clear();
    const made = numberMarks(sql);
    marked.set(sql, made);
    return made;
  };

  /** Lends a connection. One that failed otherwise than by an answer of the server is not asked again. */
  const lend = async <T>(work: (ask: Ask) => Promise<T>): Promise<T> => {
    const client = await connected(pool);
    let broken: Error | undefined;
    const lost = (cause: Error): void => void (broken ??= cause);
    client.on('error', lost);
    const ask: Ask = async (sql, values = [], timeout) => {
      try {
        if (broken) throw broken;
        return await client.query({
          text: numbered(sql),
          values: values.map(storable),
          ...(timeout !== undefined && { query_timeout: timeout }),
        });
      } catch (cause) {
        if (cause instanceof Error && sqlState(cause) === undefined) lost(cause);
        throw namePostgresFault(cause);
      }
    };
    try {
      return await work(ask);
    } finally {
      client.off('error', lost);
      client.release(broken !== undefined);
    }
  };

  const wholly = <T>(begin: string, work: (statements: Statements) => Promise<T>, timeout?: number): Promise<T> =>
    lend(async (ask) => {
      await ask(begin);
      try {
        const result = await work(statementsOver(ask, timeout));
        const { command } = await ask('COMMIT');
        if (command !== 'COMMIT') throw new Error('a transaction went on after one of its statements had failed');
        return result;
      } catch (cause) {
        await ask('ROLLBACK').catch(nothing); // the server does it by itself where the connection is lost
        throw cause;
      }
    });

  const single: Ask = (sql, values) => untilAlone(() => lend((ask) => ask(sql, values)));
  let closing: Promise<void> | undefined;
  return {
    ...statementsOver(single),
    types: { blob: 'BYTEA', integer: 'BIGINT', text: 'TEXT COLLATE "C"' },
    skipTaken: 'FOR UPDATE SKIP LOCKED',
    catalogue: `SELECT relname AS table_name, attname AS column_name
      FROM pg_namespace n JOIN pg_class c ON relnamespace = n.oid JOIN pg_attribute ON attrelid = c.oid
      WHERE nspname = current_schema() AND relkind = 'r' AND attnum > 0 AND NOT attisdropped ORDER BY relname, attnum`,
    transaction: (work) => untilAlone((collided) => wholly(collided ? IN_LINE : AS_IF_ALONE, work)),
    migration: (work) =>
      wholly(
        'BEGIN', // READ COMMITTED: after the wait for the lock it sees what the other one did
        async (statements) => {
          await statements.run('SET LOCAL statement_timeout = 0');
          await statements.all('SELECT pg_advisory_xact_lock(?)', [MIGRATION_LOCK]);
          await work(statements, (number) => keepPostgresCopy(statements, number));
        },
        MIGRATION_MS,
      ),
    ask: async () => void (await single('SELECT 1')),
    copy: async () => {
      const detail = 'This Tupai keeps its data in PostgreSQL: copy that with pg_dump (docs/admin.md, "Backup").';
      throw new AppError('input.invalid', { detail });
    },
    async overCopies(work) {
      for (const copy of await listPostgresCopies(statementsOver(single)))
        await wholly('BEGIN', async (statements) => {
          await statements.run(`SET LOCAL search_path = ${quoted(copy)}`);
          await work(statements);
        });
    },
    close: () => (closing ??= pool.end()),
  };
}

type Ask = (sql: string, values?: readonly Value[], timeout?: number) => Promise<QueryResult>;

const statementsOver = (ask: Ask, timeout?: number): Statements => ({
  all: async (sql, values) => (await ask(sql, values, timeout)).rows,
  run: async (sql, values) => (await ask(sql, values, timeout)).rowCount ?? 0,
});

/** Does it again while it collides with others; they wait for each other no longer than with SQLite. */
async function untilAlone<T>(work: (collided: boolean) => Promise<T>): Promise<T> {
  const until = performance.now() + TIMES.storeCollisions;
  for (let collided = false; ; collided = true)
    try {
      return await work(collided);
    } catch (cause) {
      if (!isCollision(cause)) throw cause;
      if (performance.now() > until) throw new AppError('store.unavailable', { cause });
    }
}

async function connected(pool: Pool): Promise<PoolClient> {
  try {
    return await pool.connect();
  } catch (cause) {
    throw namePostgresFault(cause);
  }
}

/** PostgreSQL knows no U+0000 in text. */
const storable = (value: Value): Value => (typeof value === 'string' ? value.replaceAll('\0', '\u{fffd}') : value);

const nothing = (): void => undefined;
