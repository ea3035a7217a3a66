import { isAppError, type ErrorCode } from '#lib/errors.ts';
import * as imap from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { eraseForJobs } from '#lib/session/index.ts';
import { store, type Snooze } from '#lib/store/index.ts';

/** Somebody has moved or deleted the message, or the mailbox: there is nothing left to wake. */
const GONE: readonly ErrorCode[] = ['message.gone', 'mailbox.missing', 'mailbox.renumbered'];

/**
 * Puts a snoozed message back where it came from, as it is; into the inbox when that mailbox is no more. It stands on top of
 * the list again, because moving gives it a new number. One that is no longer where it slept is left alone.
 *
 * @throws AppError quota.exceeded | imap.*: it goes on sleeping
 */
export async function wakeSnoozed(snooze: Snooze, actor: AccountAccess, signal?: AbortSignal): Promise<void> {
  const { account, mailbox, uidValidity, uid, source } = snooze;
  const set = { mailbox: { account, path: mailbox }, uidValidity, uids: [uid] };
  try {
    await move(actor, set, source, signal);
  } catch (error) {
    if (!isAppError(error) || !GONE.includes(error.code)) throw error;
  }
  await store().snoozes.delete(account, [snooze.id]);
  await eraseForJobs(account, [snooze.id]);
}

async function move(
  actor: AccountAccess,
  set: Parameters<typeof imap.moveMessages>[1],
  source: string,
  signal?: AbortSignal,
): Promise<void> {
  try {
    await imap.moveMessages(actor, set, source, signal);
  } catch (error) {
    const sourceIsGone = isAppError(error) && error.code === 'mailbox.missing' && error.values['mailbox'] === source;
    if (!sourceIsGone) throw error;
    await imap.moveMessages(actor, set, 'INBOX', signal);
  }
}
