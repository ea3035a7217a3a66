import type { AccountAccess } from '#lib/mail/account-access.ts';
import type { MessageRef } from '#lib/mail/message-ref.ts';

/** The message an address or a form names, as the engine names it. */
export const toMessageRef = (
  { account }: AccountAccess,
  { mailbox: path, message }: { mailbox: string; message: { uidValidity: number; uid: number } },
): MessageRef => ({ mailbox: { account, path }, uidValidity: message.uidValidity, uid: message.uid });
