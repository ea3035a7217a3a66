import { AppError, isAppError } from '#lib/errors.ts';
import { sanitiseInWorker } from '#lib/html/server/index.ts';
import type { AccountId } from '#lib/mail/mailbox-ref.ts';

/**
 * HTML that a person wrote, through the one policy: links and pictures as they were, no style sheets, names or trackers.
 *
 * @param field its name in the contract, for the error.
 * @throws AppError input.too_large: more than can be cleaned; nothing is cut off unseen
 */
export async function cleanForWriting(
  account: AccountId,
  html: string,
  field: string,
  cidUrls: Readonly<Record<string, string>> = {},
): Promise<string> {
  try {
    const clean = await sanitiseInWorker(account, html, { cidUrls, purpose: 'writing' });
    if (!clean.truncated) return clean.html;
  } catch (error) {
    if (!isAppError(error) || error.code !== 'message.unreadable') throw error;
  }
  throw new AppError('input.too_large', { field });
}
