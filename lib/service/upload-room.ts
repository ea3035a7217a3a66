import { config } from '#lib/config.ts';
import { AppError } from '#lib/errors.ts';
import type { AccountId } from '#lib/mail/mailbox-ref.ts';
import { store } from '#lib/store/index.ts';

/** An account may have this many times the largest message lying around in composers. */
const OPEN_COMPOSERS = 8;

export const tooLarge = (): AppError => new AppError('input.too_large', { field: 'file' });

/** Whether an account may keep one more file. @param size octets, as far as they are known @throws AppError input.too_large (field `file`) */
export async function requireUploadRoom(account: AccountId, size: number): Promise<void> {
  const largest = config().maxMessageBytes;
  if (size > largest || (await store().uploads.usage(account, Date.now())) + size > OPEN_COMPOSERS * largest)
    throw tooLarge();
}

/** The catalogue's word for a disk that takes no more; anything else as it is. */
export const nameDiskFault = (cause: unknown): unknown =>
  cause instanceof Error && 'code' in cause && (cause.code === 'ENOSPC' || cause.code === 'EDQUOT')
    ? new AppError('storage.full', { cause })
    : cause;
