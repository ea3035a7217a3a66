import { z } from 'zod';
import { API } from './api-href.ts';
import { endpoint } from './endpoint.ts';
import { MailboxPath, MessageKey } from './fields.ts';
import { ListedMessage } from './views.ts';

export const ConversationMember = ListedMessage.extend({
  /** Mailbox key: a conversation goes over several folders. */
  mailbox: z.string(),
  uidValidity: z.number(),
  /** The person wrote it. */
  own: z.boolean(),
});
export type ConversationMember = z.infer<typeof ConversationMember>;

export const ConversationView = z.object({
  /** Oldest first, with the message that was asked for; each message once, also when there are copies of it. */
  members: z.array(ConversationMember),
  /** False when there are more, or a folder could not be searched. */
  complete: z.boolean(),
});
export type ConversationView = z.infer<typeof ConversationView>;

/** The conversation of a message, with the person's own answers in Sent and what is in Archive. Takes its time: for after the first paint. */
export const readConversation = endpoint({
  method: 'GET',
  path: API.readConversation,
  input: z.object({ mailbox: MailboxPath, message: MessageKey }),
  output: ConversationView,
});
