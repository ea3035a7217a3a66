import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import type { InputOf, readUpload as endpoint } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { store } from '#lib/store/index.ts';
import { peekStream } from './peek-stream.ts';
import type { ByteAnswer } from './read-part.ts';
import { isSafeImage, sniffImage } from './sniff-image.ts';

/**
 * A picture that was put into a message being written, for its editor. Only what is one of the few safe image types, by its
 * octets too.
 *
 * @throws AppError upload.missing (gone, somebody else's, or no such picture)
 */
export async function readUpload(actor: AccountAccess, { id }: InputOf<typeof endpoint>): Promise<ByteAnswer> {
  const upload = await store().uploads.get(actor.account, id, Date.now());
  if (!upload || !isSafeImage(upload.type)) throw new AppError('upload.missing');
  const stream = Readable.toWeb(createReadStream(upload.path)) as WebStream<Uint8Array> as ReadableStream<Uint8Array>;
  const { head, body } = await peekStream(stream, 12);
  if (!sniffImage(upload.type, head)) {
    await body.cancel();
    throw new AppError('upload.missing');
  }
  const { name, type, size } = upload;
  return { name, type, size, extent: null, tag: '', inline: true, body };
}
