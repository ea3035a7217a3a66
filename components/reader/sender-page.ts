import { contactPage, type MessageView } from '#lib/contract/index.ts';
import { encodeMessageKey } from '#lib/mail/message-ref.ts';

/** The form of a new contact for the sender of a message, filled with what the message tells of them. */
export function senderPage(message: MessageView): string {
  const [from] = message.from;
  const { name = '', address = '' } = from ?? {};
  return contactPage('new', { name, address, mailbox: message.mailbox, message: encodeMessageKey(message) });
}
