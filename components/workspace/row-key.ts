import { encodeMessageKey } from '#lib/mail/message-ref.ts';

/** Which message a row is, whatever list it stands in: mailbox key, UIDVALIDITY and UID. */
export type RowKey = string;

export const rowKey = (mailboxKey: string, uidValidity: number, uid: number): RowKey =>
  `${mailboxKey}/${encodeMessageKey({ uidValidity, uid })}`;
