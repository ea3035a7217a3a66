import { messageIds } from '#lib/mail/message-ids.ts';
import { decodeTransferBytes } from './decode-transfer.ts';
import { firstValue, readFieldGroups, reportedAddress } from './read-field-groups.ts';

/** What the reader's program did with a message (RFC 8098 §3.2.6.2). */
export const MDN_TYPES = ['displayed', 'deleted', 'dispatched', 'processed'] as const;
export type MdnType = (typeof MDN_TYPES)[number];

/** A message disposition notification (RFC 8098): a read receipt. Hostile text. */
export interface Mdn {
  readonly recipient: string;
  readonly type: MdnType;
  /** The person pressed something; else a program answered by itself. */
  readonly byHand: boolean;
  /** `<…>` of the message that was read, `''` when it is not told. */
  readonly messageId: string;
}

/** The content of a `message/disposition-notification` part; `null` when it tells of no disposition. */
export function readMdn(bytes: Buffer, encoding: string): Mdn | null {
  const group = readFieldGroups(decodeTransferBytes(bytes, encoding)).flat();
  const [modes = '', type = ''] = firstValue(group, 'disposition').toLowerCase().split(';');
  const word = type.trim().split(/[/\s]/)[0];
  const known = MDN_TYPES.find((one) => one === word);
  if (!known) return null;
  const recipient = reportedAddress(firstValue(group, 'original-recipient'));
  return {
    recipient: recipient || reportedAddress(firstValue(group, 'final-recipient')),
    type: known,
    byHand: modes.includes('manual-action'),
    messageId: messageIds(firstValue(group, 'original-message-id'))[0] ?? '',
  };
}
