import type { InputOf, readContactPhoto as endpoint } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { readContactPhoto as photoOf } from '#lib/mail/contact-photo.ts';
import { store } from '#lib/store/index.ts';
import type { ByteAnswer } from './read-part.ts';
import { imageTypeOf } from './sniff-image.ts';

/**
 * The picture of a card, when its first octets are those of an image that may be shown, whatever the card calls it. An address of a
 * picture elsewhere is never followed.
 *
 * @throws AppError contact.missing | part.missing (no picture, or none that may be shown)
 */
export async function readContactPhoto(actor: AccountAccess, { id }: InputOf<typeof endpoint>): Promise<ByteAnswer> {
  const contact = await store().contacts.get(actor.account, id);
  if (!contact) throw new AppError('contact.missing');
  const bytes = Buffer.from(photoOf(contact.vcard)?.base64 ?? '', 'base64');
  const type = imageTypeOf(bytes.subarray(0, 12));
  if (type === undefined) throw new AppError('part.missing');
  return {
    name: `contact.${type.replace('image/', '')}`,
    type,
    size: bytes.length,
    extent: null,
    tag: '',
    inline: true,
    body: new Blob([bytes]).stream(),
  };
}
