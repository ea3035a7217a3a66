import { setTimeout as pause } from 'node:timers/promises';
import { TIMES } from '#lib/config.ts';
import type { ConversationView, InputOf, readConversation as endpoint } from '#lib/contract/index.ts';
import { isAppError } from '#lib/errors.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { readConversation } from './read-conversation.ts';

/**
 * The conversation of a message when it is quickly there, for a page that is to be shown anyway.
 *
 * @returns `null` when it takes longer, which goes on so that asking again is quick, or when it cannot be had now.
 */
export function peekConversation(
  actor: AccountAccess,
  input: InputOf<typeof endpoint>,
): Promise<ConversationView | null> {
  const found = readConversation(actor, input).catch((error: unknown) => {
    if (isAppError(error)) return null; // the page says so, and offers to look again
    throw error;
  });
  return Promise.race([found, pause(TIMES.conversationPatience, null, { ref: false })]);
}
