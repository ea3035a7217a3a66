import type { InputOf, MessageList, MessageRow, listMessages as endpoint } from '#lib/contract/index.ts';
import * as imap from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { encodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { chooseBody } from '#lib/mail/choose-body.ts';
import { searchTextOf } from '#lib/mail/search-text-of.ts';
import { ensureIdentity } from './ensure-identity.ts';
import { describeStructure } from './describe-structure.ts';
import { settingsOf } from './read-settings.ts';
import { searchHere } from './search-here.ts';
import { toAddressViews } from './to-address-views.ts';
import { toSubjectView } from './to-subject-view.ts';

/**
 * One window of a folder's list. An offset past the end (the last page was emptied) shows the last page that there is. Without
 * `limit`, the person's page size.
 *
 * @throws AppError mailbox.missing
 */
export async function listMessages(
  actor: AccountAccess,
  input: InputOf<typeof endpoint>,
  signal?: AbortSignal,
): Promise<MessageList> {
  const mailbox = { account: actor.account, path: input.mailbox };
  const limit = input.limit ?? (await settingsOf(actor.account)).pageSize;
  const q = searchTextOf(input);
  const search = await searchHere(actor, q, input.mailbox, signal);
  const descending = input.direction === 'desc';
  const own = input.filter === 'to-me' ? (await ensureIdentity(actor)).map(({ address }) => address) : [];
  const ask = (offset: number): ReturnType<typeof imap.listMessages> =>
    imap.listMessages(
      actor,
      mailbox,
      {
        order: input.order,
        descending,
        filter: input.filter,
        search,
        own,
        threads: input.threads ?? false,
        offset,
        limit,
      },
      signal,
    );

  let offset = input.offset;
  let found = await ask(offset);
  if (found.rows.length === 0 && found.total > 0 && offset > 0) {
    offset = Math.floor((found.total - 1) / limit) * limit;
    found = await ask(offset);
  }
  const { uidValidity, revision, total, orders, sorting, readOnly, rows, threads, threadsPossible, threadsPartial } =
    found;
  return {
    mailbox: encodeMailboxKey(input.mailbox),
    uidValidity,
    revision,
    total,
    offset,
    limit,
    order: orders.includes(input.order) ? input.order : 'arrival',
    descending,
    filter: input.filter,
    q,
    orders: [...orders],
    sorting,
    readOnly,
    threads: threads !== null,
    threadsPossible,
    threadsPartial,
    rows: rows.map((row) => ({ ...toRow(row), thread: toConversation(threads?.get(row.uid)) })),
  };
}

const toConversation = (thread: imap.Conversation | undefined): MessageRow['thread'] =>
  thread ? { ...thread, uids: [...thread.uids] } : null;

/** A message as lists show it, by itself. */
export function toRow(row: imap.ListedMessage): MessageRow {
  const { uid, flags, envelope, received, size, structure, preview, listId, priority } = row;
  return {
    uid,
    flags: [...flags],
    from: toAddressViews(envelope.from),
    to: toAddressViews(envelope.to),
    subject: toSubjectView(envelope.subject),
    date: envelope.date,
    received,
    size,
    hasAttachments: chooseBody(structure).attachments.length > 0,
    ...describeStructure(structure),
    listId,
    priority,
    preview,
    thread: null,
  };
}
