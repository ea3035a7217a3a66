import { AppError, isAppError } from '#lib/errors.ts';
import { openMessage, streamPart, type OpenedMessage, type WantedPart } from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import type { BodyPart } from '#lib/mail/body-part.ts';
import type { MessageRef } from '#lib/mail/message-ref.ts';
import { chooseBody, type ChosenBody } from '#lib/mail/choose-body.ts';
import { parseWholeMessage, type WholeMessage } from '#lib/mime/index.ts';

/** A message whose parts can be named by section, or one whose structure the server could not tell: then parsed here as a whole. */
export interface LoadedMessage {
  readonly ref: MessageRef;
  readonly opened: OpenedMessage;
  /** `null` when the structure is missing or broken. */
  readonly body: ChosenBody | null;
  /** Without `body`; `null` as well when nothing can be made of the message but its headers. */
  readonly whole: WholeMessage | null;
}

const WHOLE_LIMIT = 25_000_000;

/**
 * Opens a message and decides which of its parts is what.
 *
 * @param wanted parts that the caller will read; they come in the same command where the structure is known already, and mostly else, too.
 * @throws AppError message.gone | mailbox.renumbered
 */
export async function loadMessage(
  actor: AccountAccess,
  ref: MessageRef,
  signal?: AbortSignal,
  wanted?: (body: ChosenBody) => readonly WantedPart[],
): Promise<LoadedMessage> {
  const parts = wanted && ((structure: BodyPart) => (isUsable(structure) ? wanted(chooseBody(structure)) : []));
  const opened = await openMessage(actor, ref, signal, parts);
  if (isUsable(opened.structure)) return { ref, opened, body: chooseBody(opened.structure), whole: null };
  return { ref, opened, body: null, whole: await parseWhole(actor, ref, signal) };
}

/** A multipart without parts, or with nothing but empty ones, is what servers make of a missing or wrong boundary. */
const isUsable = (structure: BodyPart | null): boolean =>
  structure !== null && (!structure.type.startsWith('multipart/') || hasContent(structure));

const hasContent = ({ type, size, children }: BodyPart): boolean =>
  type.startsWith('multipart/') ? children.some(hasContent) : size > 0;

/** Too big, too strange or too slow is no reason to hide its headers and its source. */
async function parseWhole(actor: AccountAccess, ref: MessageRef, signal?: AbortSignal): Promise<WholeMessage | null> {
  try {
    return await parseWholeMessage(actor.account, await readWhole(actor, ref, signal), signal);
  } catch (error) {
    if (isAppError(error) && error.code === 'message.unreadable') return null;
    throw error;
  }
}

async function readWhole(actor: AccountAccess, ref: MessageRef, signal?: AbortSignal): Promise<Buffer> {
  const { size, stream } = await streamPart(actor, ref, '', signal);
  if (size > WHOLE_LIMIT) {
    await stream.cancel();
    throw new AppError('message.unreadable');
  }
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}
