import { AppError } from '#lib/errors.ts';
import type { Database, Statements } from './database.ts';
import { number } from './columns.ts';
import { MIGRATIONS, type Migration } from './migrations.ts';

/**
 * Brings the schema to the newest step, keeping a copy of what was there before. All steps or none.
 *
 * @throws AppError config.invalid when the data was written by a newer Tupai: it is left untouched.
 */
export async function migrate(database: Database, migrations: readonly Migration[] = MIGRATIONS): Promise<void> {
  const newest = migrations.at(-1)?.number ?? 0;
  await database.run(`CREATE TABLE IF NOT EXISTS migrations (number ${database.types.integer} PRIMARY KEY)`);
  const found = await version(database);
  if (found > newest)
    throw new AppError('config.invalid', {
      detail:
        `The data directory was written by a newer version of Tupai (schema ${found}, this version knows ${newest}). ` +
        'Start the newer version, or put the copy made before the update back.',
    });
  if (found === newest) return;
  if (found > 0) await database.backup(`before-schema-${newest}`);
  await database.transaction(async (statements) => {
    const reached = await version(statements); // another process may have been quicker
    for (const migration of migrations.filter((one) => one.number > reached)) {
      for (const statement of migration.statements(database.types)) await statements.run(statement);
      await statements.run('INSERT INTO migrations (number) VALUES (?)', [migration.number]);
    }
  });
}

async function version(statements: Statements): Promise<number> {
  const [row] = await statements.all('SELECT coalesce(max(number), 0) AS version FROM migrations');
  return row ? number(row, 'version') : 0;
}
