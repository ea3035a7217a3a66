import { stat } from 'node:fs/promises';
import { TIMES } from '#lib/config.ts';
import type { InputOf, OutputOf, askUpload as endpoint } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { store } from '#lib/store/index.ts';
import { toUploadView } from './describe-upload.ts';

/**
 * How much of a file that comes piece by piece is there. One that has come whole is taken as that, whoever asks first.
 *
 * @throws AppError upload.missing (gone, somebody else's)
 */
export async function askUpload(
  { account }: AccountAccess,
  { id }: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  const { uploads } = store();
  const now = Date.now();
  const arriving = await uploads.getArriving(account, id, now);
  if (arriving) {
    const file = await stat(arriving.path).catch((cause: unknown) => {
      throw new AppError('upload.missing', { field: 'file', cause });
    });
    if (file.size < arriving.size) return { id, offset: file.size, upload: null };
    await uploads.finish(account, id, now + TIMES.upload);
  }
  const whole = await uploads.get(account, id, now);
  if (!whole) throw new AppError('upload.missing', { field: 'file' });
  return { id, offset: whole.size, upload: toUploadView(whole) };
}
