import { COORDINATES_VARIABLE, POSTGRES_VARIABLE } from './current.ts';
import { startMailserver } from './start-mailserver.ts';
import { startPostgres } from './start-postgres.ts';

/** Global set-up of the integration tests: one mail server and one PostgreSQL for all of them, a fresh user and a fresh schema for each test. */
export default async function setup(): Promise<() => Promise<void>> {
  const [server, postgres] = await Promise.all([startMailserver(), startPostgres()]);
  process.env[COORDINATES_VARIABLE] = JSON.stringify(server.coordinates);
  process.env[POSTGRES_VARIABLE] = JSON.stringify(postgres.coordinates);
  return async () => {
    await Promise.all([server.stop(), postgres.stop()]);
  };
}
