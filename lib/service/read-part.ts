import type { InputOf, readPart as endpoint } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import { streamPart } from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import type { BodyPart } from '#lib/mail/body-part.ts';
import { attachmentName, decodeTransfer } from '#lib/mime/index.ts';
import { loadMessage, type LoadedMessage } from './load-message.ts';
import { peekStream } from './peek-stream.ts';
import { WHOLE } from './read-message.ts';
import { isSafeImage, sniffImage } from './sniff-image.ts';

/** Bytes for the browser. Name and type are the message's words, checked; what is not `inline` must be offered as a download. */
export interface ByteAnswer {
  readonly name: string;
  readonly type: string;
  /** `null` when it shows only at the end. */
  readonly size: number | null;
  readonly inline: boolean;
  readonly body: ReadableStream<Uint8Array>;
}

/**
 * One part of a message, decoded as it streams. `inline` is granted to the few safe image types, and only when the first octets
 * are of that type; everything else, and everything that could run, is a download.
 *
 * @throws AppError part.missing | message.gone | mailbox.renumbered
 */
export async function readPart(
  actor: AccountAccess,
  input: InputOf<typeof endpoint>,
  signal?: AbortSignal,
): Promise<ByteAnswer> {
  const ref = { mailbox: { account: actor.account, path: input.mailbox }, ...input.message };
  const message = await loadMessage(actor, ref, signal);
  const parsed = message.body ? undefined : parsedPart(message, input.part);
  if (parsed) return { ...parsed, inline: false };
  const part = findPart(message.opened.structure, input.part);
  if (!message.body || !part) throw new AppError('part.missing');
  const listed = [...message.body.attachments, ...message.body.inline].indexOf(part);
  const { encoding } = part;
  const { stream, decoded: plain } = await streamPart(actor, ref, part.part, signal, { encoding });
  const decoded = plain ? stream : stream.pipeThrough(decodeTransfer(encoding));
  const type = part.type;
  const wanted = input.inline && isSafeImage(type);
  const { head, body } = wanted ? await peekStream(decoded, 12) : { head: Buffer.alloc(0), body: decoded };
  const inline = wanted && sniffImage(type, head);
  return { name: attachmentName(part, Math.max(1, listed + 1)), type: downloadType(type), size: null, inline, body };
}

/** A leaf, or a message within the message. */
function findPart(node: BodyPart | null, section: string): BodyPart | undefined {
  if (!node) return undefined;
  if (node.part === section && (node.children.length === 0 || node.type === 'message/rfc822')) return node;
  for (const child of node.children) {
    const found = findPart(child, section);
    if (found) return found;
  }
  return undefined;
}

function parsedPart({ whole }: LoadedMessage, section: string): Omit<ByteAnswer, 'inline'> | undefined {
  const [root, number] = section.split('.');
  const found = root === WHOLE ? whole?.attachments[Number(number) - 1] : undefined;
  if (!found) return undefined;
  const body = new Blob([new Uint8Array(found.content)]).stream();
  return { name: found.name, type: downloadType(found.type), size: found.content.byteLength, body };
}

/** A type that a browser or a careless program would run is not told on; the file name says enough. */
const downloadType = (type: string): string =>
  /^[a-z0-9.+-]+\/[a-z0-9.+-]+$/.test(type) && !/html|xml|svg|script|multipart/.test(type)
    ? type
    : 'application/octet-stream';
