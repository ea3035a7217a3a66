import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { TIMES, config } from '#lib/config.ts';
import type { UploadView } from '#lib/contract/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { store } from '#lib/store/index.ts';
import { describeUpload, toUploadView } from './describe-upload.ts';
import { newId } from './new-id.ts';
import { nameDiskFault, requireUploadRoom, tooLarge } from './upload-room.ts';

/** A file on its way in. Name and type are somebody's words. */
export interface NewFile {
  readonly name: string;
  readonly type: string;
  readonly content: Readable;
  /** Asked after the end: false when the rest was cut off. Missing: an end is the end. */
  isWhole?(): boolean;
}

/**
 * Keeps a file for a message, streamed to disk. A file that is not whole, or too big, leaves nothing behind.
 *
 * @throws AppError input.too_large (field `file`) | storage.full | what the stream throws
 */
export async function saveUpload(actor: AccountAccess, file: NewFile): Promise<UploadView> {
  const { uploads, files } = store();
  const now = Date.now();
  await requireUploadRoom(actor.account, 0);
  const id = newId();
  const path = files.upload(actor.account, id);
  const largest = config().maxMessageBytes;
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
    const upload = { ...describeUpload(file), id, account: actor.account, size, path };
    await uploads.add({ ...upload, createdAt: now, expiresAt: now + TIMES.upload });
    return toUploadView(upload);
  } catch (error) {
    await rm(path, { force: true });
    throw nameDiskFault(error);
  }
}
