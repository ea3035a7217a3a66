import type { InputOf, readMessage as endpoint } from '#lib/contract/index.ts';
import { openMessage, streamPart } from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { limitMarks } from '#lib/mail/limit-marks.ts';
import { toMessageRef } from './to-message-ref.ts';

/**
 * The message as stored, as text for a screen: octets that are not UTF-8 are replaced.
 *
 * @param input.headersOnly stop before the body.
 * @param input.maxBytes octets at most, 1 MB when missing; `truncated` tells when there is more.
 * @throws AppError message.gone | mailbox.renumbered
 */
export async function readSourceText(
  actor: AccountAccess,
  input: InputOf<typeof endpoint> & { headersOnly?: boolean; maxBytes?: number },
  signal?: AbortSignal,
): Promise<{ text: string; truncated: boolean }> {
  const ref = toMessageRef(actor, input);
  const most = input.maxBytes ?? 1_000_000;
  if (input.headersOnly) {
    const { headers } = await openMessage(actor, ref, signal);
    return { text: toText(headers.subarray(0, most)), truncated: headers.length > most };
  }
  const { size, stream } = await streamPart(actor, ref, '', signal);
  const chunks: Uint8Array[] = [];
  let read = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    read += chunk.byteLength;
    if (read >= most) break; // leaving the loop cancels the stream
  }
  return { text: toText(Buffer.concat(chunks).subarray(0, most)), truncated: size > most };
}

const toText = (bytes: Uint8Array): string =>
  limitMarks(new TextDecoder('utf-8').decode(bytes)).replaceAll('\r\n', '\n').replaceAll('\0', '\u{fffd}');
