import type { MessageView } from '#lib/contract/index.ts';
import type { Session } from '#lib/session/index.ts';
import { listMessages } from './list-messages.ts';
import { readMessage } from './read-message.ts';

/** For tests: a message opened from its list, as people do. */
export async function openFromList(session: Session, uid: number, mailbox = 'INBOX'): Promise<MessageView> {
  const list = { mailbox, order: 'arrival', direction: 'desc', filter: 'all', offset: 0, q: '' } as const;
  const { uidValidity } = await listMessages(session, list);
  return readMessage(session, { mailbox, message: { uidValidity, uid } });
}

/** For tests: how a composer starts that answers a message, or begins with nothing. */
export const startOf = (mode: 'new' | 'resend' | 'reply-list', message?: MessageView) => ({
  mode,
  mailbox: message ? ('INBOX' as const) : ('' as const),
  message: message ? { uidValidity: message.uidValidity, uid: message.uid } : ('' as const),
  to: '',
  cc: '',
  bcc: '',
  subject: '',
  body: '',
  form: '' as const,
});
