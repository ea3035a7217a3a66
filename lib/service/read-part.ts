import type { InputOf, readPart as endpoint } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import { streamPart } from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import type { BodyPart } from '#lib/mail/body-part.ts';
import type { ByteRange, Extent } from '#lib/mail/byte-range.ts';
import { imagePixels } from '#lib/mail/image-pixels.ts';
import { previewKind } from '#lib/mail/preview-kind.ts';
import { attachmentName, decodeTransfer, isEncoded } from '#lib/mime/index.ts';
import { loadMessage, type LoadedMessage } from './load-message.ts';
import { partTag } from './part-tag.ts';
import { peekStream } from './peek-stream.ts';
import { isSafeImage, sniffImage } from './sniff-image.ts';
import { toMessageRef } from './to-message-ref.ts';
import { unpackPart } from './unpack-part.ts';
import { isTnefPart } from './unpack-tnef.ts';

/** Bytes for the browser. Name and type are the message's words, checked; what is not `inline` must be offered as a download. */
export interface ByteAnswer {
  readonly name: string;
  readonly type: string;
  /** Octets of the whole; `null` when it shows only at the end. */
  readonly size: number | null;
  /** Which of them `body` gives; `null`: all. */
  readonly extent: Extent | null;
  /** Names these very octets, so that a download can be taken up where it broke off; `''` when nothing does. */
  readonly tag: string;
  readonly inline: boolean;
  readonly body: ReadableStream<Uint8Array>;
}

/** Which octets are asked for. */
export interface RangeWish {
  readonly range: ByteRange;
  /** Only if the whole still has this tag; `''`: in any case. */
  readonly tag: string;
}

/** Octets in which an image tells how large it is, however many notes its camera made before that. */
const IMAGE_HEAD = 256 * 1024;
/** More than any camera makes; a browser that opened it would have to hold four octets for each. Downloads have no such limit. */
const MOST_PIXELS = 110_000_000;

/**
 * One part of a message, decoded as it streams. `inline` is granted to the few safe image types, and only when the first octets
 * are of that type; to sound and video; and to texts, as plain text. Everything else, and everything that could run, is a
 * download. A wish is granted where octets can be counted, and never for an image that may be `inline`.
 *
 * @throws AppError part.missing | part.too_many_pixels | message.gone | mailbox.renumbered | request.range
 */
export async function readPart(
  actor: AccountAccess,
  input: InputOf<typeof endpoint>,
  signal?: AbortSignal,
  wish: RangeWish | null = null,
): Promise<ByteAnswer> {
  const ref = toMessageRef(actor, input);
  const message = await loadMessage(actor, ref, signal);
  const parsed = await parsedPart(actor, message, input.part, signal);
  if (parsed) return { ...parsed, extent: null, tag: '', inline: false };
  const part = findPart(message.opened.structure, input.part);
  if (!message.body || !part) throw new AppError('part.missing');
  const listed = [...message.body.attachments, ...message.body.inline].indexOf(part);
  const { encoding, type } = part;
  const image = input.inline && isSafeImage(type);
  const tagOf = (decoded: boolean): string => partTag(ref, part.part, decoded);
  const { stream, decoded, exact, extent } = await streamPart(actor, ref, part.part, signal, {
    encoding,
    count: true,
    range: (plain) => (wish && !image && (wish.tag === '' || wish.tag === tagOf(plain)) ? wish.range : null),
  });
  const ours = !decoded && isEncoded(encoding);
  const plain = ours ? stream.pipeThrough(decodeTransfer(encoding)) : stream;
  const name = attachmentName(part, Math.max(1, listed + 1));
  const kind = input.inline ? previewKind({ type, name }) : undefined;
  const text = kind === 'text' || kind === 'table';
  // A page may ask for any file as a picture, and browsers look at its octets alone.
  const drawn = input.inline && !text && kind !== 'audio' && kind !== 'video';
  const { head, body } = drawn ? await peekStream(plain, IMAGE_HEAD) : { head: Buffer.alloc(0), body: plain };
  if (imagePixels(head) > MOST_PIXELS) {
    await body.cancel();
    throw new AppError('part.too_many_pixels');
  }
  return {
    name,
    type: text ? `text/plain; charset=${charsetOf(part)}` : downloadType(type),
    size: ours ? null : exact,
    extent,
    tag: ours || exact === null ? '' : tagOf(decoded),
    inline: text || kind === 'audio' || kind === 'video' || (image && sniffImage(type, head.subarray(0, 12))),
    body,
  };
}

/** As the message says; ASCII is what servers say where it says nothing, and a name that could be more than a name is none. */
const charsetOf = ({ parameters: { charset = '' } }: BodyPart): string =>
  /^(?!us-ascii$)[\w.:-]{1,40}$/i.test(charset) ? charset : 'utf-8';

/** A leaf, or a message within the message. */
export function findPart(node: BodyPart | null, section: string): BodyPart | undefined {
  if (!node) return undefined;
  if (node.part === section && (node.children.length === 0 || node.type === 'message/rfc822')) return node;
  for (const child of node.children) {
    const found = findPart(child, section);
    if (found) return found;
  }
  return undefined;
}

/** A file of what was parsed here instead of by the server: of the whole message, of one enclosed in it, or of a `winmail.dat`. */
async function parsedPart(
  actor: AccountAccess,
  message: LoadedMessage,
  section: string,
  signal?: AbortSignal,
): Promise<Pick<ByteAnswer, 'name' | 'type' | 'size' | 'body'> | undefined> {
  const [, part = '', number] = /^(?:(.+)\.)?0\.(\d+)$/.exec(section) ?? [];
  const packed = part === '' ? undefined : findPart(message.opened.structure, part);
  const isPacked = packed !== undefined && (packed.type === 'message/rfc822' || isTnefPart(packed));
  const inside = isPacked ? await unpackPart(actor, message.ref, packed, signal) : part === '' ? message.whole : null;
  const found = inside?.attachments[Number(number) - 1];
  if (!found) return undefined;
  const body = new Blob([new Uint8Array(found.content)]).stream();
  return { name: found.name, type: downloadType(found.type), size: found.content.byteLength, body };
}

/** A type that a browser or a careless program would run is not told on; the file name says enough. */
const downloadType = (type: string): string =>
  /^[a-z0-9.+-]+\/[a-z0-9.+-]+$/.test(type) && !/html|xml|svg|script|multipart/.test(type)
    ? type
    : 'application/octet-stream';
