import { AppError } from '../errors.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import { asksForMarksOnly, filterQuery } from '../mail/filter-query.ts';
import type { ListFilter, ListOrder } from '../mail/list-order.ts';
import { joinSearch } from '../mail/join-search.ts';
import type { SearchMark, SearchQuery } from '../mail/search-query.ts';
import type { MailboxRef } from '../mail/mailbox-ref.ts';
import type { Uid, UidValidity } from '../mail/message-ref.ts';
import { withLease } from './engine.ts';
import { knownOrder } from './known-order.ts';
import type { Selected } from './lane.ts';
import type { Lease } from './lease.ts';
import type { MailboxState } from './mailbox-state.ts';
import { isArrival, orderKey, possibleOrders, type Ordering } from './order-messages.ts';
import type { ListedMessage } from './read-row.ts';
import { readByNumber, readByUid, type WindowLimits, type WindowRows } from './read-window.ts';
import { settledWithin } from './settled-within.ts';
import { sortLater } from './sort-later.ts';
import { canThread } from './thread-messages.ts';
import { listConversations, type Conversation } from './thread-windows.ts';
import { workOutOrder } from './work-out-order.ts';
import { shareRead } from './share-read.ts';

export interface ListWindow extends WindowLimits {
  readonly order: ListOrder;
  readonly filter: ListFilter;
  /** Without ages and mailboxes: they are settled. */
  readonly search: SearchQuery | null;
  /** The person's own addresses, for the filter `to-me`. */
  readonly own?: readonly string[];
  /** Rows are conversations, not messages. Counts for nothing in a search, nor where the server cannot thread. */
  readonly threads?: boolean;
}

export interface MessageWindow {
  readonly uidValidity: UidValidity;
  /** Grows whenever total, order or membership may have changed. */
  readonly revision: number;
  /** Messages that filter and search let through. */
  readonly total: number;
  /** The order of the rows: `arrival` when the one asked for is not to be had. */
  readonly order: ListOrder;
  readonly orders: readonly ListOrder[];
  /**
   * True: the order is still being worked out, and the rows are in arrival order, or in the order as it was before the last
   * changes. An event `sorted` tells when it is there.
   */
  readonly sorting: boolean;
  readonly readOnly: boolean;
  readonly rows: readonly ListedMessage[];
  /** Whether the mailbox can be shown as conversations. */
  readonly threadsPossible: boolean;
  /** How many of its newest messages the conversations cover, `null` for all. */
  readonly threadsPartial: number | null;
  /** The conversation of each row by its UID; `null` when rows are messages. */
  readonly threads: ReadonlyMap<Uid, Conversation> | null;
}

const MAX_ROWS = 500;
const LONG_WORK = 2000; // messages from which sorting and searching go over the second connection
const QUICK_WORK = 200_000; // messages up to which a search by flags alone does not: it takes some 10 ms

/**
 * One window of a mailbox. Arrival order without filter or search asks for the rows by sequence number and needs nothing
 * else; everything else is a list of UIDs, kept and corrected as the mailbox changes. In a large mailbox the sorted ones are
 * worked out over the second connection, once for all who ask, and a window waits for it only a moment.
 *
 * @param window `limit` is 0 … 500.
 * @throws AppError mailbox.missing | imap.*
 */
export function listMessages(
  access: AccountAccess,
  mailbox: MailboxRef,
  window: ListWindow,
  signal?: AbortSignal,
): Promise<MessageWindow> {
  const { order, filter, search, descending, offset, limit, own = [] } = window;
  const asked: Asked = {
    order,
    filter,
    search,
    own,
    descending,
    threads: window.threads === true,
    offset: Math.max(0, Math.floor(offset)),
    limit: Math.min(MAX_ROWS, Math.max(0, Math.floor(limit))),
  };
  return shareRead(access, ['listMessages', mailbox.path, asked], signal, async (shared) => {
    const conversations =
      asked.threads && !asked.search ? await listConversations(access, mailbox.path, asked, shared) : undefined;
    if (conversations) return conversations;
    const first = await withLease(access, { mailbox: mailbox.path, signal: shared }, (lease) =>
      readWindow(lease, mailbox.path, asked),
    );
    if (!('missing' in first)) return first;
    return readLater(access, mailbox.path, asked, first, shared);
  });
}

type Asked = Required<ListWindow>;

/** Orders that are not known, or no longer right, and what can be shown instead of the one that is asked for. */
interface Unknown {
  readonly state: MailboxState;
  readonly missing: readonly Ordering[];
  readonly meanwhile: MessageWindow | undefined;
  /** What is shown is the order as it was. */
  readonly stale: boolean;
}

async function readWindow(lease: Lease, path: string, asked: Asked, wait = false): Promise<MessageWindow | Unknown> {
  const selected = await lease.look(path);
  const orders = possibleOrders(lease);
  const order = orders.includes(asked.order) ? asked.order : 'arrival';
  const about = { ...facts(lease, selected), order, orders };
  if (order === 'arrival' && asked.filter === 'all' && !asked.search)
    return { ...about, ...(await readByNumber(lease, asked)), sorting: false };

  const [all, first] = orderingsFor(asked, order);
  const state = lease.state(path);
  const missing: Ordering[] = [];
  const known = await obtain(lease, path, all, missing, wait);
  const marked = first && (await obtain(lease, path, first, missing, wait));
  const rows = (): Promise<WindowRows> => readByUid(lease, known ?? NONE, asked, marked);
  if (missing.length === 0) return { ...about, ...(await rows()), sorting: false };
  if (!sortsLong(all)) return { state, missing, meanwhile: undefined, stale: false };
  if (known) return { state, missing, meanwhile: { ...about, ...(await rows()), sorting: true }, stale: true };
  const byArrival = await readWindow(lease, path, { ...asked, order: 'arrival' });
  if ('missing' in byArrival) return { ...byArrival, missing: [...byArrival.missing, ...missing] };
  return { state, missing, meanwhile: { ...byArrival, order, sorting: true }, stale: false };
}

const NONE = new Uint32Array(0);

/** The lists of UIDs that a window is cut from: all of its messages, and those that stand first. */
function orderingsFor({ filter, search, own }: Asked, order: ListOrder): [Ordering, Ordering?] {
  const query = filterQuery(filter, search, own);
  if (!isArrival(order)) return [{ order, query }];
  const all: Ordering = { order: 'arrival', query };
  if (order === 'arrival') return [all];
  const mark = { type: 'mark', mark: FIRST[order] } as const;
  return [all, { ...all, query: joinSearch('all', [query, mark]) ?? mark }];
}

const FIRST: Record<'flagged' | 'unread', SearchMark> = { flagged: 'starred', unread: 'unread' };

/** A list of UIDs as it is known, or worked out at once when that is quick; it is added to `missing` when it is not right. */
async function obtain(
  lease: Lease,
  path: string,
  ordering: Ordering,
  missing: Ordering[],
  wait: boolean,
): Promise<Uint32Array | undefined> {
  const failure = lease.state(path).sorting.takeFailure(orderKey(ordering));
  if (failure) throw failure;
  const known = await knownOrder(lease, path, ordering);
  if (known && (known.right || wait)) return known.uids; // what came while it was worked out may still come in later
  const quick = isArrival(ordering.order) && asksForMarksOnly(ordering.query);
  if (wait || lease.exists <= (quick ? QUICK_WORK : LONG_WORK)) return workOutOrder(lease, path, ordering);
  missing.push(ordering);
  return known?.uids;
}

/** Sorting is waited for only a moment; filters and searches are waited for, because nothing else may stand in their place. */
const sortsLong = ({ order, query }: Ordering): boolean => !isArrival(order) && asksForMarksOnly(query);

async function readLater(
  access: AccountAccess,
  path: string,
  asked: Asked,
  { state, missing, meanwhile, stale }: Unknown,
  signal: AbortSignal,
): Promise<MessageWindow> {
  for (const ordering of missing) {
    if (!sortsLong(ordering)) {
      await withLease(access, { bulk: true, mailbox: path, signal }, async (lease) => {
        await lease.look(path);
        await workOutOrder(lease, path, ordering);
      });
      continue;
    }
    const { done, patience, expected } = sortLater(access, state, path, ordering, stale);
    if (meanwhile && !(await settledWithin(done, patience)) && expected()) return meanwhile;
    await done;
  }
  const window = await withLease(access, { mailbox: path, signal }, (lease) => readWindow(lease, path, asked, true));
  if ('missing' in window) throw new AppError('internal');
  return window;
}

const facts = (lease: Lease, { path, uidValidity, readOnly }: Selected) => ({
  uidValidity,
  revision: lease.state(path).revision,
  readOnly,
  threadsPossible: canThread(lease),
  threadsPartial: null,
  threads: null,
});
