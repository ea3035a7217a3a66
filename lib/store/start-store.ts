import { join, resolve } from 'node:path';
import { config, type StoreServer } from '#lib/config.ts';
import { AppError, isAppError } from '#lib/errors.ts';
import { processWide } from '#lib/process-wide.ts';
import type { Database } from './database.ts';
import { openSqlite } from './open-sqlite.ts';
import { openStore } from './open-store.ts';
import type { Store } from './store.ts';

const slot = (): { opening?: Promise<Store> | undefined; opened?: Store | undefined } =>
  processWide('store', () => ({}));

/**
 * Opens the store of this process, in the configured data directory or by TUPAI_STORE_URL; the second call gets the first one's.
 *
 * @throws AppError store.unavailable, storage.full, config.invalid: see openStore
 */
export async function startStore(): Promise<Store> {
  const held = slot();
  const opening = (held.opening ??= open());
  try {
    return (held.opened = await opening);
  } catch (cause) {
    held.opening = undefined; // a full disk may have room again
    throw cause;
  }
}

async function open(): Promise<Store> {
  const dataDir = resolve(config().dataDir);
  const server = config().store;
  const database = server ? await connect(server) : openSqlite(join(dataDir, 'tupai.sqlite'));
  try {
    return await openStore(database, dataDir);
  } catch (cause) {
    await database.close();
    throw server ? withReason(cause, server) : cause;
  }
}

/** The driver is loaded where it is used. */
async function connect(server: StoreServer): Promise<Database> {
  const { openPostgres } = await import('./open-postgres.ts');
  return openPostgres(server);
}

/** At the start an administrator reads along: says which database, and its own words. Neither holds the password. */
function withReason(cause: unknown, { host, port, database }: StoreServer): unknown {
  if (!isAppError(cause) || cause.code !== 'store.unavailable' || !(cause.cause instanceof Error)) return cause;
  const reason = cause.cause.message || ('code' in cause.cause ? String(cause.cause.code) : ''); // of several addresses only the code
  const detail = `TUPAI_STORE_URL: the database ${database} on ${host} (port ${port}) cannot be used: ${reason}`;
  return new AppError('store.unavailable', { detail, cause: cause.cause });
}

/** The store of this process. @throws AppError store.unavailable before startStore or after stopStore */
export function store(): Store {
  const { opened } = slot();
  if (!opened) throw new AppError('store.unavailable', { detail: 'The store is not open.' });
  return opened;
}

/** Closes the store; does nothing when it is not open. */
export async function stopStore(): Promise<void> {
  const held = slot();
  const { opened } = held;
  held.opened = undefined;
  held.opening = undefined;
  await opened?.close();
}
