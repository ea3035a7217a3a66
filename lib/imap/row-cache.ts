import type { Uid } from '../mail/message-ref.ts';
import { processWide } from '../process-wide.ts';
import type { ListedMessage } from './read-row.ts';

/** What never changes of a message as long as its mailbox keeps its UIDVALIDITY. */
export type FixedRow = Omit<ListedMessage, 'flags'>;

interface Entry {
  readonly row: FixedRow;
  readonly bytes: number;
  readonly shelf: RowShelf;
  /** Neighbours in the order of use; the process has one such order. */
  newer: Entry | undefined;
  older: Entry | undefined;
}

const MOST_BYTES = 256 * 1024 * 1024;

/** All rows of the process in the order of their use, so that the least used ones go first. */
class UseOrder {
  #newest: Entry | undefined;
  #oldest: Entry | undefined;
  bytes = 0;

  add(entry: Entry, most: number): void {
    this.bytes += entry.bytes;
    this.#link(entry);
    while (this.bytes > most && this.#oldest) this.#oldest.shelf.remove(this.#oldest.row.uid);
  }

  used(entry: Entry): void {
    if (entry === this.#newest) return;
    this.#unlink(entry);
    this.#link(entry);
  }

  remove(entry: Entry): void {
    this.bytes -= entry.bytes;
    this.#unlink(entry);
  }

  #link(entry: Entry): void {
    entry.older = this.#newest;
    entry.newer = undefined;
    if (this.#newest) this.#newest.newer = entry;
    this.#newest = entry;
    this.#oldest ??= entry;
  }

  #unlink(entry: Entry): void {
    if (entry.newer) entry.newer.older = entry.older;
    else this.#newest = entry.older;
    if (entry.older) entry.older.newer = entry.newer;
    else this.#oldest = entry.newer;
  }
}

const rowOrder = (): UseOrder => processWide('imap.rows', () => new UseOrder());

/** Octets that the rows of all mailboxes take, estimated. */
export const cachedRowBytes = (): number => rowOrder().bytes;

/**
 * The rows kept of one mailbox under one UIDVALIDITY. All shelves of the process share one limit of 256 MB; whoever opens a
 * shelf clears it when nobody may read its rows any more.
 */
export class RowShelf {
  readonly #entries = new Map<Uid, Entry>();
  readonly #most: number;

  /** @param most of all shelves together, in octets. */
  constructor(most = MOST_BYTES) {
    this.#most = most;
  }

  get(uid: Uid): FixedRow | undefined {
    const entry = this.#entries.get(uid);
    if (entry) rowOrder().used(entry);
    return entry?.row;
  }

  put(row: FixedRow): void {
    this.remove(row.uid);
    const entry: Entry = { row, bytes: estimateBytes(row), shelf: this, newer: undefined, older: undefined };
    if (entry.bytes > this.#most / 64) return; // one message must not push out all others
    this.#entries.set(row.uid, entry);
    rowOrder().add(entry, this.#most);
  }

  remove(uid: Uid): void {
    const entry = this.#entries.get(uid);
    if (!entry) return;
    this.#entries.delete(uid);
    rowOrder().remove(entry);
  }

  clear(): void {
    for (const uid of this.#entries.keys()) this.remove(uid);
  }
}

/** Heap that a row takes, about: two octets a character at worst, and what objects cost in V8. */
function estimateBytes({ envelope, structure }: FixedRow): number {
  const { subject, messageId, inReplyTo, from, sender, replyTo, to, cc, bcc } = envelope;
  let bytes = 800 + 2 * (subject.length + messageId.length + inReplyTo.length);
  for (const list of [from, sender, replyTo, to, cc, bcc])
    for (const { name, address } of list) bytes += 120 + 2 * (name.length + address.length);
  const parts = structure ? [structure] : [];
  for (let part = parts.pop(); part; part = parts.pop()) {
    bytes += 400 + 2 * (part.filename.length + part.contentId.length);
    for (const value of Object.values(part.parameters)) bytes += 60 + 2 * value.length;
    parts.push(...part.children);
  }
  return bytes;
}
