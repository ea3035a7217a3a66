import type { InputOf, OutputOf, readPreviews as endpoint } from '#lib/contract/index.ts';
import * as imap from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { htmlToText } from '#lib/mail/html-to-text.ts';
import { decodeText } from '#lib/mime/index.ts';
import { toMessageSet } from './to-message-set.ts';

/**
 * The beginnings of messages, for rows that came without; none for messages that are gone.
 *
 * @throws AppError input.no_selection | mailbox.renumbered | mailbox.missing
 */
export async function readPreviews(
  actor: AccountAccess,
  input: InputOf<typeof endpoint>,
  signal?: AbortSignal,
): Promise<OutputOf<typeof endpoint>> {
  const previews = await imap.readPreviews(
    actor,
    toMessageSet(actor, input),
    (bytes, part) => {
      const { text } = decodeText(bytes, part);
      return part.type === 'text/html' ? htmlToText(text) : text;
    },
    signal,
  );
  return [...previews].map(([uid, preview]) => ({ uid, preview }));
}
