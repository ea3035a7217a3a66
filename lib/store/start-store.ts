import { join, resolve } from 'node:path';
import { config } from '#lib/config.ts';
import { AppError } from '#lib/errors.ts';
import { processWide } from '#lib/process-wide.ts';
import { openSqlite } from './open-sqlite.ts';
import { openStore } from './open-store.ts';
import type { Store } from './store.ts';

const slot = (): { opening?: Promise<Store> | undefined; opened?: Store | undefined } =>
  processWide('store', () => ({}));

/**
 * Opens the store of this process in the configured data directory; the second call gets the first one's.
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
  const database = openSqlite(join(dataDir, 'tupai.sqlite'));
  try {
    return await openStore(database, dataDir);
  } catch (cause) {
    await database.close();
    throw cause;
  }
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
