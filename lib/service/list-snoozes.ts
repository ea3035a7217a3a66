import type { OutputOf, listSnoozes as endpoint } from '#lib/contract/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { encodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { store } from '#lib/store/index.ts';

/** What sleeps until when, the next to wake first. */
export async function listSnoozes(actor: AccountAccess): Promise<OutputOf<typeof endpoint>> {
  const snoozes = await store().snoozes.list(actor.account);
  return {
    snoozes: snoozes.map(({ mailbox, uidValidity, uid, source, wakeAt, error }) => ({
      mailbox: encodeMailboxKey(mailbox),
      uidValidity,
      uid,
      source: encodeMailboxKey(source),
      wakeAt: new Date(wakeAt).toISOString(),
      error,
    })),
  };
}
