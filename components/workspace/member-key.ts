import type { ConversationMember } from '#lib/contract/index.ts';

/** Which message of a conversation; the same after it was asked for again. */
export const memberKey = ({ mailbox, uidValidity, uid }: ConversationMember): string =>
  `${mailbox} ${String(uidValidity)}.${String(uid)}`;
