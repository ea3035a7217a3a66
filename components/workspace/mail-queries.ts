import type { QueryClient } from '@tanstack/react-query';
import {
  apiHref,
  type ConversationView,
  type FullListState,
  type LabelView,
  type MailPlace,
  type MessageList,
  type MessageView,
  type OutputOf,
  type SnoozeView,
  type readPreviews,
} from '#lib/contract/index.ts';
import { askJson } from '#lib/client/index.ts';
import { encodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { encodeMessageKey } from '#lib/mail/message-ref.ts';
import { CHUNK, putWindow, type ListData } from './list-data.ts';

/** A list: its mailbox, its order, and what of it is shown; not which rows. */
export type ListKey = readonly ['list', string, FullListState['order'], string, string, string, string];
export type MessageQueryKey = readonly ['message', string, string];

export const listKey = ({ mailbox, list }: Pick<MailPlace, 'mailbox' | 'list'>): ListKey => [
  'list',
  mailbox,
  list.order,
  list.direction,
  list.filter,
  list.q,
  list.threads ?? '',
];

export const messageKey = (mailbox: string, ref: { uidValidity: number; uid: number }): MessageQueryKey => [
  'message',
  mailbox,
  encodeMessageKey(ref),
];

/** The most rows of one answer. */
const MOST = 200;

/** Asks for rows `first` … `first + count - 1` of a list; at most 200 come. */
export function askRows(key: ListKey, first: number, count: number, signal?: AbortSignal): Promise<MessageList> {
  const [, mailbox, order, direction, filter, q, threads] = key;
  return askJson<MessageList>(
    apiHref('listMessages'),
    {
      mailbox: encodeMailboxKey(mailbox),
      order,
      direction,
      filter,
      q,
      threads,
      offset: first,
      limit: Math.min(MOST, count),
    },
    { signal },
  );
}

/** A message with all its reader shows, in one answer where it can be. */
export function messageQuery(mailbox: string, ref: { uidValidity: number; uid: number }, { preferHtml }: Wishes) {
  const queryKey = messageKey(mailbox, ref);
  const fields = { mailbox: encodeMailboxKey(mailbox), message: queryKey[2], withHtml: preferHtml ? '1' : undefined };
  return {
    queryKey,
    queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
      askJson<MessageView>(apiHref('readMessage'), fields, { signal }),
  };
}

/** The person's own. */
interface Wishes {
  readonly preferHtml: boolean;
}

/** What belongs to a message's conversation, over all folders. */
export function conversationQuery(mailbox: string, ref: { uidValidity: number; uid: number }) {
  const key = messageKey(mailbox, ref);
  const fields = { mailbox: encodeMailboxKey(mailbox), message: key[2] };
  return {
    queryKey: ['conversation', ...key],
    queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
      askJson<ConversationView>(apiHref('readConversation'), fields, { signal }),
  };
}

/** How a message begins, in one line. */
export function beginningQuery(mailbox: string, { uidValidity, uid }: { uidValidity: number; uid: number }) {
  const fields = { mailbox: encodeMailboxKey(mailbox), uidValidity, uid };
  return {
    queryKey: ['beginning', ...messageKey(mailbox, { uidValidity, uid })],
    queryFn: async ({ signal }: { readonly signal: AbortSignal }): Promise<string> => {
      const how = { signal, background: true };
      const [found] = await askJson<OutputOf<typeof readPreviews>>(apiHref('readPreviews'), fields, how);
      return found?.preview ?? '';
    },
  };
}

export const LABELS = ['labels'] as const;
export const SNOOZES = ['snoozes'] as const;

/** The labels of the account. */
export const askLabels = async (signal?: AbortSignal): Promise<readonly LabelView[]> =>
  (await askJson<{ readonly labels: readonly LabelView[] }>(apiHref('listLabels'), {}, { signal, background: true }))
    .labels;

/** What sleeps, and until when. */
export const askSnoozes = async (signal?: AbortSignal): Promise<readonly SnoozeView[]> =>
  (await askJson<{ readonly snoozes: readonly SnoozeView[] }>(apiHref('listSnoozes'), {}, { signal, background: true }))
    .snoozes;

/** Reads the part of a list that is being looked at again, and lays it over what was at hand. */
export async function refreshList(
  client: QueryClient,
  key: ListKey,
  seen: { readonly first: number; readonly last: number },
  signal?: AbortSignal,
): Promise<ListData> {
  const first = Math.floor(seen.first / CHUNK) * CHUNK;
  const count = (Math.floor(seen.last / CHUNK) + 1) * CHUNK - first;
  const answer = await askRows(key, first, Math.max(CHUNK, count), signal);
  return putWindow(client.getQueryData<ListData>(key), answer);
}
