import type { InputOf, zipFiles as endpoint } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { cutText } from '#lib/mail/cut-text.ts';
import { listedFiles } from '#lib/mail/listed-files.ts';
import { uniqueNames } from '#lib/mail/unique-names.ts';
import { cleanFileName, zipFiles } from '#lib/mime/index.ts';
import { loadMessage } from './load-message.ts';
import { readPart, type ByteAnswer } from './read-part.ts';
import { toMessageRef } from './to-message-ref.ts';
import { listAttachments } from './view-attachments.ts';

/** Of all files together; an archive of the old kind holds 4 GB. */
const LARGEST = 4_000_000_000;

/**
 * All files of a message in one archive, as they stream from the mail server one after the other: nothing is kept or packed.
 *
 * @throws AppError part.missing (it has none) | input.too_large (more than 4 GB) | message.gone | mailbox.renumbered
 */
export async function zipAttachments(
  actor: AccountAccess,
  input: InputOf<typeof endpoint>,
  signal?: AbortSignal,
): Promise<ByteAnswer> {
  const ref = toMessageRef(actor, input);
  const message = await loadMessage(actor, ref, signal);
  const files = listedFiles(listAttachments(message));
  if (files.length === 0) throw new AppError('part.missing');
  if (files.reduce((sum, { size }) => sum + size, 0) > LARGEST) throw new AppError('input.too_large');
  const names = uniqueNames(files.map(({ name }) => name));
  const entries = files.map(({ part }, at) => ({
    name: names[at] ?? part,
    open: async () => (await readPart(actor, { ...input, part, inline: false }, signal)).body,
  }));
  const { envelope, received } = message.opened;
  return {
    name: `${cutText(cleanFileName(envelope.subject), 100) || 'message'}.zip`,
    type: 'application/zip',
    size: null,
    extent: null,
    tag: '',
    inline: false,
    body: zipFiles(entries, new Date(Date.parse(received) || 0)),
  };
}
