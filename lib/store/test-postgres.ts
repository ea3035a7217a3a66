import { randomBytes } from 'node:crypto';
import { Pool } from 'pg';
import { currentPostgres } from '#e2e/mailserver/index.ts';
import { readConfig, type StoreServer } from '#lib/config.ts';
import { postgresOptions } from './postgres-options.ts';

/** For tests: a schema of its own with a user of its own on the PostgreSQL of the run. */
export interface TestPostgres {
  readonly server: StoreServer;
  /** The same as settings. */
  readonly settings: Readonly<Record<string, string>>;
  /** Runs a statement as the superuser of the database. */
  readonly asAdmin: (sql: string) => Promise<void>;
  readonly drop: () => Promise<void>;
}

/** @throws Error outside of the integration tests */
export async function makeTestPostgres(): Promise<TestPostgres> {
  const run = currentPostgres();
  if (!run) throw new Error('This test needs PostgreSQL: run it in the project "integration".');
  const user = `t_${randomBytes(8).toString('hex')}`;
  const password = `${user}/:?%`;
  /** One at a time: rights on one database cannot be given by two at once. */
  const asAdmin = async (sql: string): Promise<void> => {
    const pool = new Pool(
      postgresOptions({ ...run, host: run.socketDir, database: 'postgres', tls: 'none', ca: '', servername: '' }),
    );
    try {
      const client = await pool.connect();
      await client.query({ text: `SELECT pg_advisory_xact_lock(1); ${sql}` }).finally(() => client.release());
    } finally {
      await pool.end();
    }
  };
  await asAdmin(
    `CREATE ROLE ${user} LOGIN PASSWORD '${password}'; CREATE SCHEMA ${user} AUTHORIZATION ${user};
     GRANT CREATE ON DATABASE postgres TO ${user}`,
  );
  const settings = {
    TUPAI_STORE_URL: `postgres://${user}:${encodeURIComponent(password)}@${run.host}:${run.port}/postgres`,
    TUPAI_STORE_CA: run.caFile,
  };
  const { store: server } = readConfig({
    TUPAI_CONFIG: '/dev/null',
    TUPAI_PUBLIC_URLS: 'http://localhost',
    ...settings,
  });
  if (!server) throw new Error('the settings name no database');
  return { server, settings, asAdmin, drop: () => asAdmin(`DROP OWNED BY ${user} CASCADE; DROP ROLE ${user}`) };
}
