import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { ComposeView, UploadView } from '#lib/contract/index.ts';
import { streamPart } from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import type { BodyPart } from '#lib/mail/body-part.ts';
import { attachmentName, decodeTransfer } from '#lib/mime/index.ts';
import { deleteUploads } from './delete-uploads.ts';
import type { LoadedMessage } from './load-message.ts';
import { saveUpload } from './save-upload.ts';
import { isSafeImage } from './sniff-image.ts';

type Copies = Pick<ComposeView, 'uploads' | 'inline'>;

/**
 * Copies the attachments of a message to uploads, all or none. Pictures that `html` shows are `inline`; what stands within the
 * message without being shown is an attachment like others, and so is everything where the text goes on without HTML (`''`).
 *
 * @throws AppError input.too_large | storage.full
 */
export async function copyAttachments(
  actor: AccountAccess,
  message: LoadedMessage,
  html = '',
  signal?: AbortSignal,
): Promise<Copies> {
  const { body, whole } = message;
  const copies = await copyPictures(actor, message, html, signal);
  try {
    for (const { name, type, content } of whole?.attachments ?? [])
      copies.uploads.push(await saveUpload(actor, { name, type, content: Readable.from([content]) }));
    const shown = picturesOf(message, html);
    const parts = [...(body?.attachments ?? []), ...(body?.inline ?? [])];
    for (const [index, part] of parts.entries())
      if (!shown.includes(part)) copies.uploads.push(await copyPart(actor, message, part, index + 1, signal));
    return copies;
  } catch (error) {
    await drop(actor, copies);
    throw error;
  }
}

/** Copies the pictures that `html` shows, and nothing else: an answer takes no attachments along. All or none, as above. */
export async function copyPictures(
  actor: AccountAccess,
  message: LoadedMessage,
  html: string,
  signal?: AbortSignal,
): Promise<{ uploads: UploadView[]; inline: ComposeView['inline'] }> {
  const copies = { uploads: [], inline: [] as ComposeView['inline'] };
  try {
    for (const [index, part] of picturesOf(message, html).entries())
      copies.inline.push({
        ...(await copyPart(actor, message, part, index + 1, signal)),
        contentId: part.contentId,
      });
    return copies;
  } catch (error) {
    await drop(actor, copies);
    throw error;
  }
}

function picturesOf({ body }: LoadedMessage, html: string): BodyPart[] {
  const named = new Set([...html.matchAll(/cid:([^"'\s<>)]{1,500})/gi)].flatMap(([, id = '']) => [id, unescaped(id)]));
  return (body?.inline ?? []).filter(({ contentId, type }) => isSafeImage(type) && named.has(contentId));
}

function unescaped(id: string): string {
  const plain = id.replace(/&amp;/g, '&');
  try {
    return decodeURIComponent(plain); // RFC 2392
  } catch {
    return plain; // a lone percent sign
  }
}

async function copyPart(
  actor: AccountAccess,
  { ref }: LoadedMessage,
  part: BodyPart,
  at: number,
  signal?: AbortSignal,
): Promise<UploadView> {
  const { encoding } = part;
  const { stream, decoded } = await streamPart(actor, ref, part.part, signal, { encoding });
  const plain = decoded ? stream : stream.pipeThrough(decodeTransfer(encoding));
  const content = Readable.fromWeb(plain as ReadableStream);
  return saveUpload(actor, { name: attachmentName(part, at), type: part.type, content });
}

const drop = (actor: AccountAccess, { uploads, inline }: Copies): Promise<void> =>
  deleteUploads(
    actor,
    [...uploads, ...inline].map(({ id }) => id),
  );
