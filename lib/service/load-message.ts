import { AppError } from '#lib/errors.ts';
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
  /** `null` when the structure is missing or broken; then `whole` is there. */
  readonly body: ChosenBody | null;
  readonly whole: WholeMessage | null;
}

const WHOLE_LIMIT = 25_000_000;

/**
 * Opens a message and decides which of its parts is what.
 *
 * @param wanted parts that the caller will read; they come in the same command where the structure is known already.
 * @throws AppError message.gone | mailbox.renumbered | message.unreadable (no structure, and too big or too strange to parse)
 */
export async function loadMessage(
  actor: AccountAccess,
  ref: MessageRef,
  signal?: AbortSignal,
  wanted: (body: ChosenBody) => readonly WantedPart[] = () => [],
): Promise<LoadedMessage> {
  const opened = await openMessage(actor, ref, signal, (structure) =>
    isUsable(structure) ? wanted(chooseBody(structure)) : [],
  );
  if (isUsable(opened.structure)) return { ref, opened, body: chooseBody(opened.structure), whole: null };
  return {
    ref,
    opened,
    body: null,
    whole: await parseWholeMessage(actor.account, await readWhole(actor, ref, signal), signal),
  };
}

/** A multipart without parts is what servers make of a missing boundary. */
const isUsable = (structure: BodyPart | null): boolean =>
  structure !== null && (!structure.type.startsWith('multipart/') || structure.children.length > 0);

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
