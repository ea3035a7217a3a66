import { isAppError } from '../errors.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import { DELETED, hasFlag } from '../mail/flags.ts';
import type { MessageLinks } from '../mail/group-by-references.ts';
import type { MessageRef, Uid, UidValidity } from '../mail/message-ref.ts';
import { conversationPaths } from './conversation-paths.ts';
import { withLease } from './engine.ts';
import { fetchRows } from './fetch-rows.ts';
import { hidesDeleted } from './hides-deleted.ts';
import { fetchLinks } from './jwz-threads.ts';
import type { Selected } from './lane.ts';
import type { Lease } from './lease.ts';
import { lookThrough, threadWhole } from './look-through.ts';
import { fetchOne } from './read-body.ts';
import { UID_ONLY, type ListedMessage } from './read-row.ts';
import { searchLinks, type LinkSearch } from './search-links.ts';
import { canThread } from './thread-messages.ts';

/** A message of a conversation, wherever it is. */
export interface ConversationMember extends ListedMessage {
  readonly path: string;
  readonly uidValidity: UidValidity;
}

export interface FoundConversation {
  /** As they came, oldest first; each message once, also when there are copies of it. */
  readonly members: readonly ConversationMember[];
  /** Path of the mailbox with sent mail; `undefined` when there is none. */
  readonly sent: string | undefined;
  /** False when there are more of them, or a mailbox could not be searched. */
  readonly complete: boolean;
}

const MOST = 100; // members of one mailbox, the newest
const ROUNDS = 2; // what answers an answer that only another mailbox holds; further away is another conversation

/** What was found of a conversation in one mailbox. */
interface Found {
  readonly members: readonly ConversationMember[];
  readonly links: readonly MessageLinks[];
  readonly complete: boolean;
}

/**
 * The conversation of a message: its thread in its own mailbox, and what belongs to that in Sent and Archive (seen from those,
 * in INBOX too), found by Message-ID, References and In-Reply-To. Messages that only share a subject do not belong to it. Long
 * work: it goes over the second connection, lets clicks go first, and is kept as long as the mailboxes stand still.
 *
 * @throws AppError message.gone | mailbox.renumbered | mailbox.missing | imap.*
 */
export async function findConversation(
  access: AccountAccess,
  { mailbox: { path }, uidValidity, uid }: MessageRef,
  signal?: AbortSignal,
): Promise<FoundConversation> {
  const chosen = await access.chosenUses?.();
  const run = <T>(at: string, task: (lease: Lease) => Promise<T>): Promise<T> =>
    withLease(access, { bulk: true, mailbox: at, signal }, task);
  const { own, others, sent } = await run(path, async (lease) => {
    const selected = await lease.look(path, uidValidity);
    await fetchOne(lease, uid, UID_ONLY);
    return { own: await readOwn(lease, selected, uid), ...(await conversationPaths(lease, path, chosen)) };
  });

  const members = [...own.members];
  let complete = own.complete;
  const searched = new Set<string>();
  let links = own.links;
  for (let round = 1; round <= ROUNDS && links.length > 0; round += 1) {
    const search = linkSearch(links, members, searched);
    const found: Found[] = [];
    if (search.answers.length + search.named.length === 0) break;
    for (const other of round === 1 && own.threaded ? others : [path, ...others]) {
      try {
        found.push(await run(other, (lease) => readOther(lease, other, search)));
      } catch (error) {
        if (!isAppError(error) || (error.code !== 'mailbox.missing' && error.code !== 'imap.refused')) throw error;
        complete = false;
      }
    }
    members.push(...found.flatMap((one) => one.members));
    complete &&= found.every((one) => one.complete);
    links = found.flatMap((one) => one.links);
  }
  return { members: inOrder(members), sent, complete };
}

/** The thread of the message where the server or we can tell it, else the message alone. */
async function readOwn(lease: Lease, selected: Selected, uid: Uid): Promise<Found & { readonly threaded: boolean }> {
  const { path } = selected;
  if (canThread(lease) && !lease.state(path).conversations.whole) await threadWhole(lease, selected);
  const index = canThread(lease) ? await lookThrough(lease, selected) : undefined;
  const newest = index?.newestOf(uid);
  const all = newest === undefined ? [] : (index?.members([newest]).get(newest) ?? []);
  const wanted = [...new Set([...all.slice(-MOST), uid])];
  return { ...(await readMembers(lease, path, wanted)), complete: all.length <= MOST, threaded: newest !== undefined };
}

async function readOther(lease: Lease, path: string, search: LinkSearch): Promise<Found> {
  await lease.look(path);
  const uids = await lease.state(path).conversations.search(JSON.stringify(search), () => searchLinks(lease, search));
  return { ...(await readMembers(lease, path, Array.from(uids.subarray(-MOST)))), complete: uids.length <= MOST };
}

async function readMembers(lease: Lease, path: string, uids: readonly Uid[]): Promise<Omit<Found, 'complete'>> {
  const uidValidity = lease.lane.selected?.uidValidity ?? 0;
  const rows = await fetchRows(lease, 'UID FETCH', uids);
  const shown = hidesDeleted(lease.lane) ? rows.filter(({ flags }) => !hasFlag(flags, DELETED)) : rows;
  const kept = lease.state(path).conversations;
  const known = shown.flatMap(({ uid }) => kept.links.get(uid) ?? []);
  const missing = shown.map(({ uid }) => uid).filter((uid) => !kept.links.has(uid));
  const asked = missing.length > 0 ? await fetchLinks(lease, missing) : [];
  kept.keepLinks(asked);
  return { members: shown.map((row) => ({ ...row, path, uidValidity })), links: [...known, ...asked] };
}

/** What to look for next; ids that were looked for are left out, and noted down. */
function linkSearch(
  links: readonly MessageLinks[],
  members: readonly ConversationMember[],
  searched: Set<string>,
): LinkSearch {
  const take = (ids: readonly string[]): string[] => [...new Set(ids)].filter((id) => id && !searched.has(id));
  const answers = take(links.map(({ messageId }) => messageId));
  const present = new Set(answers);
  const named = take(links.flatMap(({ references }) => references)).filter((id) => !present.has(id));
  for (const id of [...answers, ...named]) searched.add(id);
  const times = members.flatMap(({ received, envelope }) => [received, envelope.date]);
  const oldest = times.includes('') ? '' : (times.sort()[0] ?? '');
  return { answers, named, since: oldest };
}

/** A copy in another mailbox is the same message; the first one found stands for it. */
function inOrder(members: readonly ConversationMember[]): ConversationMember[] {
  const seen = new Set<string>();
  const once = members.filter(({ path, uid, envelope: { messageId } }) => {
    const [place, id] = [`${path} ${String(uid)}`, messageId];
    if (seen.has(place) || (id && seen.has(id))) return false;
    seen.add(place);
    if (id) seen.add(id);
    return true;
  });
  const time = ({ received, envelope }: ConversationMember): string => received || envelope.date;
  return once.sort((a, b) => (time(a) < time(b) ? -1 : time(a) > time(b) ? 1 : a.uid - b.uid));
}
