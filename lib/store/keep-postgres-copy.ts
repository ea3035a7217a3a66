import { AppError } from '#lib/errors.ts';
import { number, text } from './columns.ts';
import { COPIES_KEPT, type Statements } from './database.ts';
import { sqlState } from './name-postgres-fault.ts';

/** A name as SQL reads it. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/**
 * Copies our tables, with their indexes, into a schema of their own in the same database, `<schema>_before_schema_<number>`, and
 * deletes all but the last copies. Part of the transaction that changes the schema: the copy is there when the change is.
 *
 * @throws AppError config.invalid when the user may not make a schema
 */
export async function keepPostgresCopy(statements: Statements, before: number): Promise<void> {
  const [here] = await statements.all('SELECT current_schema() AS name');
  const schema = here ? text(here, 'name') : '';
  const copy = quoted(`${schema}_before_schema_${before}`);
  await statements.run(`DROP SCHEMA IF EXISTS ${copy} CASCADE`);
  await makeSchema(statements, copy);
  const tables = await statements.all(
    'SELECT tablename FROM pg_tables WHERE schemaname = ? AND tableowner = current_user ORDER BY tablename',
    [schema],
  );
  for (const name of tables.map((row) => quoted(text(row, 'tablename')))) {
    await statements.run(`CREATE TABLE ${copy}.${name} (LIKE ${quoted(schema)}.${name} INCLUDING ALL)`);
    await statements.run(`INSERT INTO ${copy}.${name} SELECT * FROM ${quoted(schema)}.${name}`);
  }
  for (const old of (await listPostgresCopies(statements)).slice(0, -COPIES_KEPT))
    await statements.run(`DROP SCHEMA ${quoted(old)} CASCADE`);
}

/** Names of the schemas that hold copies of this one, oldest first. */
export async function listPostgresCopies(statements: Statements): Promise<readonly string[]> {
  const rows = await statements.all(
    `SELECT nspname, CAST(substring(nspname FROM '[0-9]+$') AS bigint) AS step FROM pg_namespace
     WHERE nspname ~ '_before_schema_[0-9]+$' AND starts_with(nspname, current_schema() || '_before_schema_')`,
  );
  return rows.toSorted((a, b) => number(a, 'step') - number(b, 'step')).map((row) => text(row, 'nspname'));
}

async function makeSchema(statements: Statements, copy: string): Promise<void> {
  try {
    await statements.run(`CREATE SCHEMA ${copy}`);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.cause : undefined;
    if (sqlState(reason) !== NOT_ALLOWED) throw cause;
    throw new AppError('config.invalid', {
      detail:
        'The database must be brought to a new schema, and a copy of it is kept first; for that its user needs the right to make one: ' +
        'GRANT CREATE ON DATABASE <database> TO <user>. Nothing was changed.',
      cause,
    });
  }
}

const NOT_ALLOWED = '42501';
