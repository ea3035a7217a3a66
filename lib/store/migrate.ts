import { AppError } from '#lib/errors.ts';
import { number } from './columns.ts';
import type { Database, Statements } from './database.ts';
import { MIGRATIONS, type Migration } from './migrations.ts';

/**
 * Brings the schema to the newest step, keeping a copy of what was there before. All steps or none. A process that starts at the
 * same moment waits, and finds nothing left to do.
 *
 * @throws AppError config.invalid when the data was written by a newer Tupai: it is left untouched.
 */
export const migrate = (database: Database, migrations: readonly Migration[] = MIGRATIONS): Promise<void> =>
  database.migration(async (statements, keepCopy) => {
    const newest = migrations.at(-1)?.number ?? 0;
    await statements.run(`CREATE TABLE IF NOT EXISTS migrations (number ${database.types.integer} PRIMARY KEY)`);
    const found = await version(statements);
    if (found > newest)
      throw new AppError('config.invalid', {
        detail:
          `The database was written by a newer version of Tupai (schema ${found}, this version knows ${newest}). ` +
          'Start the newer version, or put the copy made before the update back (docs/admin.md, "Backup").',
      });
    if (found === newest) return;
    if (found > 0) await keepCopy(newest);
    for (const migration of migrations.filter((one) => one.number > found)) {
      for (const statement of migration.statements(database.types))
        await statements.run(statement.replaceAll(/\bTEXT\b/g, database.types.text));
      await statements.run('INSERT INTO migrations (number) VALUES (?)', [migration.number]);
    }
  });

async function version(statements: Statements): Promise<number> {
  const [row] = await statements.all('SELECT coalesce(max(number), 0) AS version FROM migrations');
  return row ? number(row, 'version') : 0;
}
