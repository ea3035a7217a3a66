import { connectMailserver, type Mailserver } from './connect-mailserver.ts';
import type { Coordinates, PostgresCoordinates } from './coordinates.ts';

/** No TUPAI_ name: those are settings. Carries the coordinates from the set-up of a test run to its worker processes, which inherit the environment. */
export const COORDINATES_VARIABLE = 'TEST_MAILSERVER';
export const POSTGRES_VARIABLE = 'TEST_POSTGRES';

/** The one server of this test run. @throws Error when the run has none. */
export function currentMailserver(): Mailserver {
  const text = process.env[COORDINATES_VARIABLE];
  if (!text) throw new Error('This test needs the mail server: run it in the project "integration".');
  return connectMailserver(JSON.parse(text) as Coordinates);
}

/** The one PostgreSQL of this test run; none in runs without servers. */
export function currentPostgres(): PostgresCoordinates | undefined {
  const text = process.env[POSTGRES_VARIABLE];
  return text === undefined ? undefined : (JSON.parse(text) as PostgresCoordinates);
}
