import { open, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../errors.ts';
import { CanonicalLines } from './canonical-lines.ts';

/**
 * Writes a finished message into a spool file (mode 0600, on disk when this returns), with CRLF line ends.
 *
 * @returns Octets in the file; whether any is beyond ASCII (8BITMIME).
 * @throws AppError storage.full; errors of the content as they are. The file is gone then.
 */
export async function writeSpool(
  content: AsyncIterable<Buffer>,
  spoolPath: string,
): Promise<{ size: number; eightBit: boolean }> {
  const lines = new CanonicalLines();
  const file = await open(spoolPath, 'w', 0o600);
  try {
    await file.chmod(0o600);
    await pipeline(content, lines, file.createWriteStream({ flush: true }));
    await syncDirectory(path.dirname(spoolPath));
  } catch (cause) {
    await file.close();
    await rm(spoolPath, { force: true });
    throw isDiskFull(cause) ? new AppError('storage.full', { cause }) : cause;
  }
  return { size: lines.size, eightBit: lines.eightBit };
}

async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const isDiskFull = (cause: unknown): boolean =>
  cause instanceof Error && 'code' in cause && (cause.code === 'ENOSPC' || cause.code === 'EDQUOT');
