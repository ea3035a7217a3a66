import { z } from 'zod';
import { API } from './api-href.ts';
import { endpoint } from './endpoint.ts';
import { MailboxPath, MessageKey } from './fields.ts';
import { AddressView } from './views.ts';

export const ConversationMember = z.object({
  /** Mailbox key: a conversation goes over several folders. */
  mailbox: z.string(),
  uidValidity: z.number(),
  uid: z.number(),
  flags: z.array(z.string()),
  from: z.array(AddressView),
  to: z.array(AddressView),
  subject: z.string(),
  /** Header Date, ISO 8601, `''` when missing. */
  date: z.string(),
  /** INTERNALDATE, ISO 8601. */
  received: z.string(),
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
