import { config } from '#lib/config.ts';
import { AppError } from '#lib/errors.ts';
import type { AccountId } from '#lib/mail/mailbox-ref.ts';
import { store } from '#lib/store/index.ts';

const HOUR = 3_600_000; // ms

/**
 * Whether the person may send one more message within this hour (`TUPAI_MAX_SENT_PER_HOUR`; 0: as many as they like).
 *
 * @throws AppError submission.too_many
 */
export async function checkSendRate(account: AccountId): Promise<void> {
  const { maxSentPerHour: max } = config();
  if (max > 0 && (await store().submissions.countSince(account, Date.now() - HOUR)) >= max)
    throw new AppError('submission.too_many', { values: { max } });
}
