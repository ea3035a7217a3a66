import { createReadStream } from 'node:fs';
import type { DraftFields } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import { htmlToText } from '#lib/mail/html-to-text.ts';
import { inlineCid } from '#lib/mail/inline-picture.ts';
import type { AccountId } from '#lib/mail/mailbox-ref.ts';
import type { DraftMessage } from '#lib/mime/index.ts';
import { store } from '#lib/store/index.ts';
import { cleanForWriting } from './clean-for-writing.ts';
import { newId } from './new-id.ts';

/**
 * What a message says, ready to be composed. HTML goes through the one policy here, whatever the browser did before; its text is
 * made of what is left, and of the pictures only those that it shows go with it.
 *
 * @throws AppError upload.missing (a picture that is shown) | input.too_large (more than can be cleaned; nothing is cut off unseen)
 */
export async function writeBody(
  account: AccountId,
  { format, body, html, inline }: DraftFields,
): Promise<Pick<DraftMessage, 'text' | 'html' | 'inline'>> {
  if (format === 'plain') return { text: body };
  const place = `/${newId()}/`; // the policy lets no `cid:` pass, but an address of ours; nobody else can write this one
  const cidUrls = Object.fromEntries(inline.map((id) => [inlineCid(id), place + inlineCid(id)]));
  const clean = await cleanForWriting(account, html, 'body', cidUrls);
  const shown = inline.filter((id) => clean.includes(place + inlineCid(id)));
  const uploads = await store().uploads.getMany(account, shown, Date.now());
  if (uploads.length < new Set(shown).size) throw new AppError('upload.missing', { field: 'body' });
  return {
    text: htmlToText(clean),
    html: clean.replaceAll(place, 'cid:'),
    inline: uploads.map(({ id, name, type, path }) => ({
      cid: inlineCid(id),
      name,
      type,
      open: () => createReadStream(path),
    })),
  };
}
