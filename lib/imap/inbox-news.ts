import { MAX_UIDS, type MailboxCounts, type MailEvent } from '../events/index.ts';
import type { Flag } from '../mail/flags.ts';
import { atom, sequence } from './command-tokens.ts';
import { countMailbox } from './count-mailboxes.ts';
import type { Lane, Selected } from './lane.ts';
import type { Lease } from './lease.ts';
import { searchUids } from './search-uids.ts';

const INBOX = 'INBOX';
/** Those whose absence is told, too; keywords only when they are there. */
const TOLD = ['\\Seen', '\\Flagged', '\\Answered', '\\Draft', '\\Deleted'];

/** What the server says by itself about the mailbox a connection idles on, collected until it is told. */
export class InboxNews {
  readonly #uidValidity: number;
  #uidNext: number;
  #arrived = false;
  /** Something happened to messages that the server did not name. */
  #unnamed = false;
  readonly #gone = new Set<number>();
  readonly #flags = new Map<number, ReadonlySet<Flag>>();

  constructor(lane: Lane, { uidValidity, uidNext }: Selected, changed: () => void) {
    this.#uidValidity = uidValidity;
    this.#uidNext = uidNext;
    const note = (work: () => void): void => {
      work();
      changed();
    };
    lane.on('exists', () => note(() => (this.#arrived = true)));
    lane.on('expunge', ({ uid }) => note(() => (uid ? this.#gone.add(uid) : (this.#unnamed = true))));
    lane.on('flags', ({ uid, flags }) =>
      note(() => (uid && flags ? this.#flags.set(uid, flags) : (this.#unnamed = true))),
    );
  }

  get some(): boolean {
    return this.#arrived || this.#unnamed || this.#gone.size > 0 || this.#flags.size > 0;
  }

  /** The events of what was collected, which is then forgotten, and the counts as they are afterwards. */
  async take(lease: Lease): Promise<{ readonly events: MailEvent[]; readonly counts: MailboxCounts | null }> {
    const events = await this.#events(lease);
    const counts = (await countMailbox(lease, INBOX)) ?? null;
    return { events: events.map((event) => ('counts' in event ? { ...event, counts } : event)), counts };
  }

  async #events(lease: Lease): Promise<MailEvent[]> {
    const gone = [...this.#gone];
    const flags = [...this.#flags].filter(([uid]) => !this.#gone.has(uid));
    let unnamed = this.#unnamed || gone.length > MAX_UIDS || flags.length > MAX_UIDS;
    const mayHaveArrived = this.#arrived;
    this.#arrived = this.#unnamed = false;
    this.#gone.clear();
    this.#flags.clear();
    const arrived = mayHaveArrived && this.#uidNext > 0 ? await this.#newUids(lease) : [];
    if (mayHaveArrived && this.#uidNext === 0) unnamed = true;
    if (unnamed || arrived.length > MAX_UIDS) return [{ type: 'stale', mailbox: INBOX, counts: null }];
    const patch = { type: 'patch', mailbox: INBOX, uidValidity: this.#uidValidity } as const;
    const known = { ...patch, counts: null, operation: null };
    const events: MailEvent[] = [];
    if (gone.length > 0) events.push({ ...known, change: 'gone', uids: gone, add: [], remove: [] });
    for (const { uids, has } of alike(flags)) {
      const remove = TOLD.filter((flag) => !has.has(flag.toLowerCase()));
      events.push({ ...known, change: 'flags', uids, add: [...has.values()], remove });
    }
    if (arrived.length > 0) events.push({ ...known, change: 'arrived', uids: arrived, add: [], remove: [] });
    return events;
  }

  async #newUids(lease: Lease): Promise<number[]> {
    const first = this.#uidNext;
    // `n:*` holds the last message even when its UID is smaller (RFC 9051 §9 "seq-range").
    const found = await searchUids(lease, [atom('UID'), sequence(`${String(first)}:*`)]);
    const uids = [...found].filter((uid) => uid >= first);
    this.#uidNext = Math.max(first, ...uids.slice(-1).map((uid) => uid + 1));
    return uids;
  }
}

/** Messages with the same flags are told together; a mailbox marked as read is one event, not a thousand. */
function alike(
  flags: readonly (readonly [number, ReadonlySet<Flag>])[],
): { uids: number[]; has: ReadonlyMap<string, Flag> }[] {
  const groups = new Map<string, { uids: number[]; has: Map<string, Flag> }>();
  for (const [uid, set] of flags) {
    const has = new Map([...set].filter((flag) => !/^\\recent$/i.test(flag)).map((flag) => [flag.toLowerCase(), flag]));
    const key = [...has.keys()].sort().join(' ');
    const group = groups.get(key);
    if (group) group.uids.push(uid);
    else groups.set(key, { uids: [uid], has });
  }
  return [...groups.values()];
}
