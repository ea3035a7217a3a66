import { publish } from '../events/index.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import type { ConversationIndex } from '../mail/conversation-index.ts';
import { asksForMarksOnly, filterQuery } from '../mail/filter-query.ts';
import type { SearchQuery } from '../mail/search-query.ts';
import type { Uid } from '../mail/message-ref.ts';
import { placeOfUid } from '../mail/place-of-uid.ts';
import { withLease } from './engine.ts';
import { findPinned } from './find-pinned.ts';
import { hidesDeleted } from './hides-deleted.ts';
import { knownOrder } from './known-order.ts';
import type { Selected } from './lane.ts';
import type { Lease } from './lease.ts';
import type { ListWindow, MessageWindow } from './list-messages.ts';
import { readByUid } from './read-window.ts';
import { lookThrough, threadWhole } from './look-through.ts';
import { canThread } from './thread-messages.ts';
import { workOutOrder } from './work-out-order.ts';

/** What a row stands for when rows are conversations. */
export interface Conversation {
  /** Messages of it in this mailbox. */
  readonly count: number;
  readonly unread: number;
  /** The newest 100 of them, newest first. */
  readonly uids: readonly Uid[];
}

const LONG_WORK = 2000; // from so many messages on the first run goes over the second connection
const MAX_UIDS = 100;

/**
 * One window of the conversations of a mailbox: the newest message of each is its row, and they stand in its order. Mail that
 * came or left since is in its place; what only the whole mailbox can tell (new mail that answers a message older than the
 * newest 5,000) is asked for in the background, and an event tells when it changed something.
 *
 * @returns `undefined` when the server cannot thread a mailbox of that size.
 * @throws AppError mailbox.missing | imap.*
 */
export async function listConversations(
  access: AccountAccess,
  path: string,
  window: ListWindow,
  signal: AbortSignal,
): Promise<MessageWindow | undefined> {
  const read = async (lease: Lease, selected: Selected): Promise<MessageWindow> => {
    const index = await lookThrough(lease, selected);
    const kept = lease.state(path).conversations;
    const answer = await readWindow(lease, selected, index, wanted, window);
    if (!kept.exact) kept.inBackground(() => threadAll(access, path));
    return answer;
  };
  const wanted = filterQuery(window.filter, null, window.own ?? []);
  const quick = asksForMarksOnly(wanted);
  const first = await withLease(access, { mailbox: path, signal }, async (lease) => {
    const selected = await lease.look(path);
    if (!canThread(lease)) return 'never';
    const known = lease.state(path).conversations.index(selected.uidValidity) !== undefined;
    return lease.exists <= LONG_WORK || (known && quick) ? read(lease, selected) : 'later';
  });
  if (first === 'never') return undefined;
  if (first !== 'later') return first;
  await withLease(access, { bulk: true, work: 'interactive', mailbox: path, signal }, async (lease) => {
    await lookThrough(lease, await lease.look(path));
    if (!quick) await matching(lease, path, wanted);
  });
  return withLease(access, { mailbox: path, signal }, async (lease) => read(lease, await lease.look(path)));
}

/** In the background, for when the newest do not tell all; an event tells when something became different. */
async function threadAll(access: AccountAccess, path: string): Promise<void> {
  const changed = await withLease(access, { bulk: true, mailbox: path }, async (lease) =>
    threadWhole(lease, await lease.look(path)),
  );
  if (changed) publish(access.account, { type: 'stale', mailbox: path, counts: null });
}

async function readWindow(
  lease: Lease,
  { path, uidValidity, readOnly }: Selected,
  index: ConversationIndex,
  wanted: SearchQuery,
  { filter, ...limits }: ListWindow,
): Promise<MessageWindow> {
  const state = lease.state(path);
  const shown = hidesDeleted(lease.lane) ? onlyThose(index, await matching(lease, path, ALL)) : index;
  const unread = await matching(lease, path, UNREAD);
  const order = filter === 'all' ? shown.newest : shown.holding(await matching(lease, path, wanted));
  const pinned = filter === 'all' ? shown.holding(await findPinned(lease, 'UID SEARCH')) : undefined;
  const { total, rows } = await readByUid(lease, order, limits, pinned?.length ? pinned : undefined);
  return {
    uidValidity,
    revision: state.revision + state.conversations.version,
    total,
    order: 'arrival',
    orders: ['arrival'],
    sorting: false,
    readOnly,
    rows,
    threadsPossible: true,
    threadsPartial: index.uids.length < lease.exists ? index.uids.length : null,
    threads: describe(shown.members(rows.map(({ uid }) => uid)), unread),
  };
}

const onlyThose = (index: ConversationIndex, visible: Uint32Array): ConversationIndex =>
  index.without(index.uids.filter((uid) => placeOfUid(visible, uid) < 0));

const ALL = filterQuery('all', null, []);
const UNREAD = filterQuery('unread', null, []);

/** The messages that fit, ascending. */
async function matching(lease: Lease, path: string, query: SearchQuery): Promise<Uint32Array> {
  const ordering = { order: 'arrival', query } as const;
  const known = await knownOrder(lease, path, ordering);
  return known?.right ? known.uids : workOutOrder(lease, path, ordering);
}

function describe(conversations: ReadonlyMap<Uid, readonly Uid[]>, unread: Uint32Array): Map<Uid, Conversation> {
  const described = new Map<Uid, Conversation>();
  for (const [newest, members] of conversations)
    described.set(newest, {
      count: members.length,
      unread: members.filter((uid) => placeOfUid(unread, uid) >= 0).length,
      uids: members.slice(-MAX_UIDS).reverse(),
    });
  return described;
}
