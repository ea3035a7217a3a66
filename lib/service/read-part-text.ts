import type { InputOf, PartText, readPartText as endpoint } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import { fetchPart } from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { previewKind } from '#lib/mail/preview-kind.ts';
import { attachmentName, decodeText } from '#lib/mime/index.ts';
import { loadMessage } from './load-message.ts';
import { findPart } from './read-part.ts';
import { toMessageRef } from './to-message-ref.ts';
import { WHOLE } from './view-attachments.ts';

/** In transfer encoding; the download has the rest. */
const LIMIT = 256 * 1024;

/**
 * The beginning of a file that can be read as text, in whatever charset it is written.
 *
 * @throws AppError part.missing (no such part, or not one that is shown as text) | message.gone | mailbox.renumbered
 */
export async function readPartText(
  actor: AccountAccess,
  input: InputOf<typeof endpoint>,
  signal?: AbortSignal,
): Promise<PartText> {
  const ref = toMessageRef(actor, input);
  const message = await loadMessage(actor, ref, signal);
  const [root, number] = input.part.split('.');
  const parsed = root === WHOLE ? message.whole?.attachments[Number(number) - 1] : undefined;
  if (parsed && isText(parsed)) {
    const { text } = decodeText(Buffer.from(parsed.content.subarray(0, LIMIT)), NO_ENCODING);
    return { text, truncated: parsed.size > LIMIT, guessed: true };
  }
  const part = findPart(message.opened.structure, input.part);
  if (!part || !isText({ type: part.type, name: attachmentName(part, 1) })) throw new AppError('part.missing');
  const { bytes, truncated } = await fetchPart(actor, ref, part.part, LIMIT, signal);
  return { ...decodeText(bytes, part), truncated };
}

const NO_ENCODING = { type: 'application/octet-stream', encoding: '8bit', parameters: {} };

const isText = (file: { type: string; name: string }): boolean => {
  const kind = previewKind(file);
  return kind === 'text' || kind === 'table';
};
