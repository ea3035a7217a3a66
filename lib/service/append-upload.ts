import { open, type FileHandle } from 'node:fs/promises';
import { TIMES } from '#lib/config.ts';
import type { InputOf, OutputOf, appendUpload as endpoint } from '#lib/contract/index.ts';
import { AppError, isAppError } from '#lib/errors.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { store } from '#lib/store/index.ts';
import { askUpload } from './ask-upload.ts';
import { nameDiskFault, tooLarge } from './upload-room.ts';

/**
 * Takes what follows of a file from `offset` on. What came before a cut stays, and the next request goes on from there; a request that
 * was thought dead writes the same octets to the same places. With its last octet the file is whole.
 *
 * @throws AppError upload.missing (gone, somebody else's) | input.invalid (`offset`: beyond what is there) | input.too_large (more than
 *   was announced) | storage.full | request.malformed (cut off)
 */
export async function appendUpload(
  actor: AccountAccess,
  { id, offset }: InputOf<typeof endpoint>,
  content: ReadableStream<Uint8Array> | null,
): Promise<OutputOf<typeof endpoint>> {
  const before = await askUpload(actor, { id });
  if (offset > before.offset) throw new AppError('input.invalid', { field: 'offset' });
  const upload = await store().uploads.getArriving(actor.account, id, Date.now());
  if (!upload) return before; // only the answer to its last piece was lost
  const file = await open(upload.path, 'r+');
  try {
    let at = offset;
    for await (const chunk of content ?? []) {
      if (at + chunk.byteLength > upload.size) throw tooLarge();
      at += await writeAt(file, chunk, at);
    }
  } catch (cause) {
    const error = nameDiskFault(cause);
    throw isAppError(error) ? error : new AppError('request.malformed', { cause });
  } finally {
    await file.close();
    await store().uploads.extend(actor.account, [id], Date.now() + TIMES.uploadPause);
  }
  return askUpload(actor, { id });
}

/** All of a chunk: the system may take less of it at once. @returns its length */
async function writeAt(file: FileHandle, chunk: Uint8Array, position: number): Promise<number> {
  for (let done = 0; done < chunk.byteLength;)
    done += (await file.write(chunk, done, chunk.byteLength - done, position + done)).bytesWritten;
  return chunk.byteLength;
}
