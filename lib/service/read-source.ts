import type { InputOf, readSource as endpoint } from '#lib/contract/index.ts';
import { openMessage, streamPart } from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { cutText } from '#lib/mail/cut-text.ts';
import { cleanFileName } from '#lib/mime/index.ts';
import { partTag } from './part-tag.ts';
import type { ByteAnswer, RangeWish } from './read-part.ts';
import { toMessageRef } from './to-message-ref.ts';

/**
 * The whole message as stored, octet for octet: as a file to keep, or as plain text to look at.
 *
 * @throws AppError message.gone | mailbox.renumbered | request.range
 */
export async function readSource(
  actor: AccountAccess,
  input: InputOf<typeof endpoint>,
  signal?: AbortSignal,
  wish: RangeWish | null = null,
): Promise<ByteAnswer> {
  const ref = toMessageRef(actor, input);
  const { envelope } = await openMessage(actor, ref, signal);
  const tag = partTag(ref, '', false);
  const range = wish && (wish.tag === '' || wish.tag === tag) ? wish.range : null;
  const { exact, extent, stream } = await streamPart(actor, ref, '', signal, { count: true, range: () => range });
  const name = `${cutText(cleanFileName(envelope.subject), 100) || 'message'}.eml`;
  return {
    name,
    type: input.download ? 'message/rfc822' : 'text/plain; charset=utf-8',
    size: exact,
    extent,
    tag: exact === null ? '' : tag,
    inline: !input.download,
    body: stream,
  };
}
