import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { AppError } from '#lib/errors.ts';
import type { AccountId } from '#lib/mail/mailbox-ref.ts';
import type { DraftAttachment } from '#lib/mime/index.ts';
import { store } from '#lib/store/index.ts';

/** The files of a message, in order. @throws AppError upload.missing when one is gone: a message never leaves without it unseen */
export async function resolveUploads(account: AccountId, ids: readonly string[]): Promise<DraftAttachment[]> {
  const uploads = await store().uploads.getMany(account, ids, Date.now());
  const isThere = await Promise.all(uploads.map(({ path }) => fileExists(path)));
  if (uploads.length < new Set(ids).size || isThere.includes(false))
    throw new AppError('upload.missing', { field: 'file' });
  return uploads.map(({ name, type, path }) => ({ name, type, open: () => createReadStream(path) }));
}

/** Somebody may have tidied up the disk. */
const fileExists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
