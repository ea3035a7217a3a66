import type { InputOf, OutputOf, signImages as endpoint } from '#lib/contract/index.ts';
import { config } from '#lib/config.ts';
import { AppError } from '#lib/errors.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { linkImage } from './image-link.ts';

/** Addresses of ours for the remote images that a person wants to see. @throws AppError remote.off */
export async function signImages(
  actor: AccountAccess,
  { url: urls }: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  if (!config().remoteImages) throw new AppError('remote.off');
  const images = urls.filter(isWeb).map((url): [string, string] => [url, linkImage(actor, url)]);
  return { images };
}

const isWeb = (url: string): boolean => /^https?:\/\//i.test(url) && URL.canParse(url);
