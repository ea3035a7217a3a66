import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { UploadView } from '#lib/contract/index.ts';
import { streamPart } from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { attachmentName, decodeTransfer } from '#lib/mime/index.ts';
import { deleteUploads } from './delete-uploads.ts';
import type { LoadedMessage } from './load-message.ts';
import { saveUpload, type NewFile } from './save-upload.ts';

/**
 * Copies the attachments of a message to uploads, pictures within its HTML too: the text that goes with them no longer shows them.
 * All or none.
 *
 * @throws AppError input.too_large | storage.full
 */
export async function copyAttachments(
  actor: AccountAccess,
  message: LoadedMessage,
  signal?: AbortSignal,
): Promise<UploadView[]> {
  const copies: UploadView[] = [];
  try {
    for await (const file of filesOf(actor, message, signal)) copies.push(await saveUpload(actor, file));
    return copies;
  } catch (error) {
    await deleteUploads(
      actor,
      copies.map(({ id }) => id),
    );
    throw error;
  }
}

async function* filesOf(
  actor: AccountAccess,
  { ref, body, whole }: LoadedMessage,
  signal?: AbortSignal,
): AsyncGenerator<NewFile> {
  for (const { name, type, content } of whole?.attachments ?? [])
    yield { name, type, content: Readable.from([content]) };
  for (const [index, part] of [...(body?.attachments ?? []), ...(body?.inline ?? [])].entries()) {
    const { encoding } = part;
    const { stream, decoded } = await streamPart(actor, ref, part.part, signal, { encoding });
    const plain = decoded ? stream : stream.pipeThrough(decodeTransfer(encoding));
    const content = Readable.fromWeb(plain as ReadableStream);
    yield { name: attachmentName(part, index + 1), type: part.type, content };
  }
}
