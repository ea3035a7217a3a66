import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { TIMES, config } from '#lib/config.ts';
import type { UploadView } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { cleanFileName } from '#lib/mime/index.ts';
import { store, type Upload } from '#lib/store/index.ts';
import { newId } from './new-id.ts';

/** A file on its way in. Name and type are somebody's words. */
export interface NewFile {
  readonly name: string;
  readonly type: string;
  readonly content: Readable;
  /** Asked after the end: false when the rest was cut off. Missing: an end is the end. */
  isWhole?(): boolean;
}

/** An account may have this many times the largest message lying around in composers. */
const OPEN_COMPOSERS = 8;

/**
 * Keeps a file for a message, streamed to disk. A file that is not whole, or too big, leaves nothing behind.
 *
 * @throws AppError input.too_large (field `file`) | storage.full | what the stream throws
 */
export async function saveUpload(actor: AccountAccess, file: NewFile): Promise<UploadView> {
  const { uploads, files } = store();
  const now = Date.now();
  const tooLarge = (): AppError => new AppError('input.too_large', { field: 'file' });
  const largest = config().maxMessageBytes;
  if ((await uploads.usage(actor.account, now)) > OPEN_COMPOSERS * largest) throw tooLarge();
  const id = newId();
  const path = files.upload(actor.account, id);
  let size = 0;
  const count = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      size += chunk.byteLength;
      done(size > largest ? tooLarge() : null, chunk);
    },
  });
  try {
    await pipeline(file.content, count, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    if (file.isWhole?.() === false) throw tooLarge();
    const upload = {
      id,
      account: actor.account,
      name: cleanFileName(file.name) || 'attachment',
      type: typeOf(file.type),
      size,
      path,
    };
    await uploads.add({ ...upload, createdAt: now, expiresAt: now + TIMES.upload });
    return toUploadView(upload);
  } catch (error) {
    await rm(path, { force: true });
    throw isDiskFull(error) ? new AppError('storage.full', { cause: error }) : error;
  }
}

/** An upload as screens see it. */
export const toUploadView = ({ id, name, type, size }: Pick<Upload, 'id' | 'name' | 'type' | 'size'>): UploadView => ({
  id,
  name,
  type,
  size,
});

const typeOf = (type: string): string =>
  /^[\w.+-]{1,60}\/[\w.+-]{1,100}$/.test(type) ? type.toLowerCase() : 'application/octet-stream';

const isDiskFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
