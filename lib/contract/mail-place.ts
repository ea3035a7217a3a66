import { decodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { decodeMessageKey } from '#lib/mail/message-ref.ts';
import { basePath } from './base-path.ts';
import { isListSearch, readSearchPlace, type SearchPlace } from './search-place.ts';
import { readListState, type FullListState } from './list-state.ts';

export const MESSAGE_VIEWS = [
  'html',
  'text',
  'source',
  'headers',
  'print',
  'enclosed',
  'redirect',
  'report',
  'whole',
] as const;
export type MessageViewName = (typeof MESSAGE_VIEWS)[number];

/** Where in the mail somebody is: a list, or a message and the list it was opened from. */
export interface MailPlace {
  /** Path of the mailbox. */
  readonly mailbox: string;
  readonly message: { readonly uidValidity: number; readonly uid: number } | undefined;
  readonly view: MessageViewName | undefined;
  /** What belongs to the message's conversation is asked for. */
  readonly conversation: boolean;
  readonly list: FullListState;
  /** The search over folders that is shown in place of the list. */
  readonly search: SearchPlace | undefined;
}

/**
 * An address of the mail screen read back into what it shows; the inverse of `listPage`, `messagePage` and `searchPage`.
 *
 * @param address with the mount point; a path with its query, or a whole URL.
 * @returns `undefined` for every other address.
 */
export function readMailPlace(address: string): MailPlace | undefined {
  const url = new URL(address, 'http://localhost');
  const root = `${basePath}/mail/`;
  if (url.pathname === `${basePath}/search`) return readFound(Object.fromEntries(url.searchParams));
  if (!url.pathname.startsWith(root)) return undefined;
  const [mailboxKey = '', messageKey, ...more] = url.pathname.slice(root.length).split('/');
  const mailbox = decodeMailboxKey(mailboxKey);
  const message = messageKey === undefined ? undefined : decodeMessageKey(messageKey);
  if (mailbox === undefined || more.length > 0 || (messageKey !== undefined && !message)) return undefined;
  const query = Object.fromEntries(url.searchParams);
  const view = MESSAGE_VIEWS.find((one) => one === query['view']);
  const state = readListState(query);
  const search = message && readSearchPlace(query, state.q);
  const list = search ? { ...state, q: '' } : state;
  return { mailbox, message, view, conversation: list.threads === '1' || query['conversation'] === '1', list, search };
}

/** The page of results. One that goes on with an earlier one, or searches for nothing, is the server's. */
function readFound(query: Readonly<Record<string, string | undefined>>): MailPlace | undefined {
  const state = readListState({ field: query['field'], q: query['q'] });
  const search = readSearchPlace(query, state.q, 'all');
  if (!search || query['cursor'] || query['plain'] || query['advanced']) return undefined;
  const place = { mailbox: search.path ?? 'INBOX', message: undefined, view: undefined, conversation: false };
  return isListSearch(search)
    ? { ...place, list: state, search: undefined }
    : { ...place, list: { ...state, q: '' }, search };
}

/** The same place as somebody sees it who wants conversations wherever the address does not say otherwise, and a search or an order does not rule them out. */
export const withConversations = (place: MailPlace, wanted: boolean): MailPlace =>
  wanted && place.list.threads === undefined && place.list.q === '' && place.list.order === 'arrival'
    ? { ...place, conversation: true, list: { ...place.list, threads: '1' } }
    : place;
