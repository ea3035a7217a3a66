import { COORDINATES_VARIABLE } from './current.ts';
import { startMailserver } from './start-mailserver.ts';

/** Global set-up of the integration tests: one mail server for all of them, a fresh user for each test. */
export default async function setup(): Promise<() => Promise<void>> {
  const server = await startMailserver();
  process.env[COORDINATES_VARIABLE] = JSON.stringify(server.coordinates);
  return () => server.stop();
}
