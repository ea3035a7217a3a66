import { readFileSync } from 'node:fs';
import { checkServerIdentity, type ConnectionOptions } from 'node:tls';
import { types, type Client, type PoolOptions } from 'pg';
import { TIMES, type StoreServer } from '#lib/config.ts';
import { AppError } from '#lib/errors.ts';

/** Connections that one process holds at most. */
const MOST_CONNECTIONS = 10;
const IDLE_MS = 60_000;
/** A process that hangs between two statements of a transaction lets go of its locks after this long. */
const HANGING_MS = 60_000;

/** Time limits of a driver, in milliseconds. */
export interface PostgresLimits {
  readonly connect: number;
  readonly statement: number;
}

/** How pg is to reach the database. @throws AppError config.invalid when the authority's file cannot be read */
export const postgresOptions = (
  server: StoreServer,
  limits: PostgresLimits = { connect: TIMES.storeConnect, statement: TIMES.storeStatement },
): PoolOptions => ({
  host: server.host,
  port: server.port,
  user: server.user,
  password: server.password,
  database: server.database,
  ssl: tlsOptions(server),
  application_name: 'tupai',
  max: MOST_CONNECTIONS,
  keepAlive: true,
  connectionTimeoutMillis: limits.connect,
  idleTimeoutMillis: IDLE_MS,
  query_timeout: limits.statement,
  types: { getTypeParser },
  onConnect: (client) => settle(client, limits),
});

/** The certificate is checked by the authority, or is the one that the file holds, and by name (docs/ARCHITECTURE.md, decision 6). */
function tlsOptions({ tls, ca, servername }: StoreServer): ConnectionOptions | false {
  if (tls === 'none') return false;
  const named: ConnectionOptions =
    servername === ''
      ? {}
      : { checkServerIdentity: (_host, certificate) => checkServerIdentity(servername, certificate) };
  try {
    return { minVersion: 'TLSv1.2', ...(ca && { ca: readFileSync(ca), allowPartialTrustChain: true }), ...named };
  } catch (cause) {
    throw new AppError('config.invalid', { detail: `TUPAI_STORE_CA is wrong: ${ca} cannot be read.`, cause });
  }
}

/** By command and not as options of the connection, which poolers in front of a database refuse. An acknowledged write is on disk. */
const settle = (client: Client, { statement }: PostgresLimits): Promise<unknown> =>
  client.query({
    text: `SELECT set_config('statement_timeout', $1, false), set_config('idle_in_transaction_session_timeout', $2, false),
      CASE WHEN current_setting('synchronous_commit') = 'off' THEN set_config('synchronous_commit', 'on', false) END`,
    values: [String(statement), String(HANGING_MS)],
  });

const OID = { bool: 16, bytea: 17, int8: 20, int2: 21, int4: 23, numeric: 1700 };
const NUMBERS = new Set([OID.int8, OID.int2, OID.int4, OID.numeric]);

/** Values as SQLite gives them: every number a number, truth 0 or 1, all else text. */
function getTypeParser(oid: number): (text: string) => unknown {
  if (NUMBERS.has(oid)) return wholeNumber;
  if (oid === OID.bool) return (text) => (text === 't' ? 1 : 0);
  if (oid === OID.bytea) return types.getTypeParser(OID.bytea, 'text');
  return (text) => text;
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new Error('a number of the database is too large to be exact');
  return number;
}
