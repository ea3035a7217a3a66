import type { InputOf, readImage as endpoint } from '#lib/contract/index.ts';
import { config } from '#lib/config.ts';
import { AppError } from '#lib/errors.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { imagePixels } from '#lib/mail/image-pixels.ts';
import { fetchGuarded } from '#lib/outbound/index.ts';
import { checkImageLink } from './image-link.ts';
import { takeImageTurn } from './image-turns.ts';
import { keepImage, type RemoteImage } from './kept-images.ts';
import type { ByteAnswer } from './read-part.ts';
import { imageTypeOf, SAFE_IMAGES } from './sniff-image.ts';

/** Octets; pixels (security.md, limits). */
const LARGEST = 10_000_000;
const MOST_PIXELS = 25_000_000;

/**
 * A remote image for the browser of the session that it was signed for, by way of this server: whoever serves it learns neither
 * who looks nor with what. Only PNG, JPEG, GIF and WebP by their first octets, whatever the other side calls them.
 *
 * @throws AppError request.not_found (not signed, or too old) | remote.off | remote.busy | remote.refused | remote.unreachable |
 *   remote.unfit
 */
export async function readImage(actor: AccountAccess, input: InputOf<typeof endpoint>): Promise<ByteAnswer> {
  checkImageLink(actor, input);
  if (!config().remoteImages) throw new AppError('remote.off');
  const key = JSON.stringify([actor.account, input.url]);
  // Not ended with this request: others may wait for the same image, and it is kept for the next look.
  const { type, body } = await keepImage(key, () => takeImageTurn(actor.account, () => fetchImage(input.url)));
  return {
    name: `image.${type.slice('image/'.length)}`,
    type,
    size: body.length,
    extent: null,
    tag: '',
    inline: true,
    body: new Blob([new Uint8Array(body)]).stream(),
  };
}

async function fetchImage(url: string): Promise<RemoteImage> {
  const { status, body } = await fetchGuarded({
    url,
    accept: SAFE_IMAGES.join(', '),
    maxBytes: LARGEST,
    redirects: 3,
    mayRead: (type) => /^image\/(?!svg)|^application\/octet-stream$|^$/.test(type),
  });
  const type = imageTypeOf(body.subarray(0, 12));
  if (status !== 200 || type === undefined || imagePixels(body) > MOST_PIXELS) throw new AppError('remote.unfit');
  return { type, body };
}
