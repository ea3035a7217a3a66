import type { QueryClient } from '@tanstack/react-query';
import type { MailboxView, MessageView } from '#lib/contract/index.ts';
import { ANSWERED, hasFlag } from '#lib/mail/flags.ts';
import { knownRows, type ListData } from './list-data.ts';

/** Answers to what lies there are elsewhere. */
const ANSWERED_ELSEWHERE: readonly MailboxView['specialUse'][] = ['sent', 'archive'];

/** Whether nothing belongs to a message, as far as what the page has at hand tells; false when nobody knows. */
export function standsAlone(client: QueryClient, mailbox: MailboxView, message: MessageView): boolean {
  const { aloneUpTo, flags, uidValidity } = message;
  if (aloneUpTo === 0 || hasFlag(flags, ANSWERED) || ANSWERED_ELSEWHERE.includes(mailbox.specialUse)) return false;
  for (const [, list] of client.getQueriesData<ListData>({ queryKey: ['list', mailbox.path] })) {
    if (list?.facts.uidValidity !== uidValidity) continue;
    for (const [, { uid }] of knownRows(list)) if (uid > aloneUpTo) return false; // it came since
  }
  return true;
}
