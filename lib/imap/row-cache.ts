import type { Uid } from '../mail/message-ref.ts';
import { count } from '../metrics/index.ts';
import type { ListedMessage } from './read-row.ts';
import { recentlyUsed, type Kept } from './recently-used.ts';

/** What never changes of a message as long as its mailbox keeps its UIDVALIDITY. */
export type FixedRow = Omit<ListedMessage, 'flags'>;

const MOST_BYTES = 256 * 1024 * 1024;

class Entry implements Kept {
  readonly row: FixedRow;
  readonly bytes: number;
  readonly #shelf: RowShelf;
  newer: Kept | undefined;
  older: Kept | undefined;

  constructor(row: FixedRow, shelf: RowShelf) {
    this.row = row;
    this.bytes = estimateBytes(row);
    this.#shelf = shelf;
  }

  evict(): void {
    this.#shelf.remove(this.row.uid);
  }
}

/**
 * The rows kept of one mailbox under one UIDVALIDITY. All shelves of the process share one limit with the kept orders; whoever
 * opens a shelf clears it when nobody may read its rows any more.
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
    if (entry) recentlyUsed().used(entry);
    count('tupai_row_cache_reads_total', { result: entry ? 'hit' : 'miss' });
    return entry?.row;
  }

  /** The same without being a use of it. */
  peek(uid: Uid): FixedRow | undefined {
    return this.#entries.get(uid)?.row;
  }

  put(row: FixedRow): void {
    this.remove(row.uid);
    const entry = new Entry(row, this);
    if (entry.bytes > this.#most / 64) return; // one message must not push out all others
    this.#entries.set(row.uid, entry);
    recentlyUsed().add(entry, this.#most);
  }

  remove(uid: Uid): void {
    const entry = this.#entries.get(uid);
    if (!entry) return;
    this.#entries.delete(uid);
    recentlyUsed().remove(entry);
  }

  clear(): void {
    for (const uid of this.#entries.keys()) this.remove(uid);
  }
}

/** Heap that a row takes, about: two octets a character at worst, and what objects cost in V8. */
function estimateBytes({ envelope, structure, preview, listId }: FixedRow): number {
  const { subject, messageId, inReplyTo, from, sender, replyTo, to, cc, bcc } = envelope;
  let bytes = 800 + 2 * (subject.length + messageId.length + inReplyTo.length + listId.length + (preview?.length ?? 0));
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
