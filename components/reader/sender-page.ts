import { contactPage, type MessageView } from '#lib/contract/index.ts';
import { isMailSystem } from '#lib/mail/is-mail-system.ts';
import { encodeMessageKey } from '#lib/mail/message-ref.ts';

/**
 * The form of a new contact for the sender of a message, filled with what the message tells of them; `undefined` where it names none, and
 * where a mail system reports: whoever wrote to the person asks nobody to answer it.
 */
export function senderPage(message: MessageView): string | undefined {
  const [from] = message.from;
  const { name = '', address = '' } = from ?? {};
  if (address === '' || isMailSystem(address) || message.cards.report?.kind === 'bounce') return undefined;
  return contactPage('new', { name, address, mailbox: message.mailbox, message: encodeMessageKey(message) });
}
