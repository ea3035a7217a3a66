import { statfs, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { TIMES } from '#lib/config.ts';
import type { InputOf, OutputOf, beginUpload as endpoint } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { store } from '#lib/store/index.ts';
import { describeUpload } from './describe-upload.ts';
import { newId } from './new-id.ts';
import { nameDiskFault, requireUploadRoom } from './upload-room.ts';

/**
 * Makes room for a file that comes piece by piece, as long as the account and the disk have any: `append-upload` takes the pieces.
 *
 * @throws AppError input.too_large (field `file`) | storage.full
 */
export async function beginUpload(
  actor: AccountAccess,
  { name, type, size }: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  const { account } = actor;
  await requireUploadRoom(account, size);
  const { uploads, files } = store();
  const now = Date.now();
  const id = newId();
  const path = files.upload(account, id);
  try {
    const { bavail, bsize } = await statfs(dirname(path));
    if (bavail * bsize < size) throw new AppError('storage.full');
    await writeFile(path, '', { flag: 'wx', mode: 0o600 });
  } catch (cause) {
    throw nameDiskFault(cause);
  }
  const upload = { ...describeUpload({ name, type }), id, account, size, path };
  await uploads.add({ ...upload, createdAt: now, expiresAt: now + TIMES.uploadPause }, true);
  return { id, offset: 0, upload: null };
}
