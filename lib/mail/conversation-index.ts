import { DisjointSets } from './disjoint-sets.ts';
import { lowerBound } from './lower-bound.ts';
import type { Uid } from './message-ref.ts';
import { placeOfUid } from './place-of-uid.ts';
import type { ThreadForest } from './thread-forest.ts';

/**
 * Which messages of a mailbox belong together, at 12 octets a message at most. Immutable: what changes gives a new index, in
 * time about proportional to the messages. Conversations have no names; each is known by its newest message, the one with
 * the highest UID.
 */
export class ConversationIndex {
  /** All messages, ascending. */
  readonly uids: Uint32Array;
  /** The newest message of each conversation, ascending. */
  readonly newest: Uint32Array;
  /** For each message the place in `uids` of the newest of its conversation. */
  readonly #newestAt: Uint32Array;

  /** @param groups for each of `uids` a number below `most`, the same for what belongs together. */
  private constructor(uids: Uint32Array, groups: Uint32Array, most: number) {
    const last = new Uint32Array(most);
    for (let at = 0; at < uids.length; at += 1) last[groups[at] ?? 0] = at;
    const newestAt = new Uint32Array(uids.length);
    const newest = new Uint32Array(uids.length);
    let conversations = 0;
    for (let at = 0; at < uids.length; at += 1) {
      newestAt[at] = last[groups[at] ?? 0] ?? 0;
      if (newestAt[at] === at) newest[conversations++] = uids[at] ?? 0;
    }
    this.uids = uids;
    this.newest = newest.slice(0, conversations);
    this.#newestAt = newestAt;
  }

  /** Octets that it takes. */
  get bytes(): number {
    return this.uids.byteLength + this.newest.byteLength + this.#newestAt.byteLength;
  }

  /** A message that is named twice belongs to both threads, which are one conversation then. */
  static of({ roots, uids: members }: Pick<ThreadForest, 'roots' | 'uids'>): ConversationIndex {
    const uids = withoutRepeats(members.toSorted());
    const sets = new DisjointSets(uids.length);
    for (let nth = 0; nth < roots.length; nth += 1) {
      const [from, to] = [roots[nth] ?? 0, roots[nth + 1] ?? members.length];
      const first = to - from > 1 ? placeOfUid(uids, members[from] ?? 0) : 0;
      for (let at = from + 1; at < to; at += 1) sets.join(first, placeOfUid(uids, members[at] ?? 0));
    }
    return new ConversationIndex(uids, sets.resolved(), uids.length);
  }

  /** The index when these messages have left; itself when none of them is in it. */
  without(gone: Iterable<Uid>): ConversationIndex {
    const left = new Set<number>();
    for (const uid of gone) {
      const at = placeOfUid(this.uids, uid);
      if (at >= 0) left.add(at);
    }
    if (left.size === 0) return this;
    const [uids, groups] = [this.uids.slice(left.size), this.#newestAt.slice(left.size)];
    for (let at = 0, to = 0; at < this.uids.length; at += 1) {
      if (left.has(at)) continue;
      uids[to] = this.uids[at] ?? 0;
      groups[to++] = this.#newestAt[at] ?? 0;
    }
    return new ConversationIndex(uids, groups, this.uids.length);
  }

  /**
   * The index when the newest messages were threaded anew: of those from the lowest UID of `latest` on, the ones that it
   * lacks are gone; what belongs together in either belongs together. With an empty `latest`, itself.
   */
  joined(latest: ConversationIndex): ConversationIndex {
    const [from] = latest.uids;
    if (from === undefined) return this;
    const kept = lowerBound(this.uids, from);
    const base = this.uids.length;
    const sets = new DisjointSets(base + latest.uids.length);
    for (let at = 0; at < base; at += 1) {
      sets.join(at, this.#newestAt[at] ?? 0);
      const there = at < kept ? -1 : placeOfUid(latest.uids, this.uids[at] ?? 0);
      if (there >= 0) sets.join(at, base + there);
    }
    for (let at = 0; at < latest.uids.length; at += 1) sets.join(base + at, base + (latest.#newestAt[at] ?? 0));
    const uids = new Uint32Array(kept + latest.uids.length);
    uids.set(this.uids.subarray(0, kept));
    uids.set(latest.uids, kept);
    const resolved = sets.resolved();
    const groups = uids.map((_, at) => resolved[at < kept ? at : base + at - kept] ?? 0);
    return new ConversationIndex(uids, groups, resolved.length);
  }

  /** The newest message of the conversation of a message; `undefined` for one that is not in the index. */
  newestOf(uid: Uid): Uid | undefined {
    const at = placeOfUid(this.uids, uid);
    return at < 0 ? undefined : this.uids[this.#newestAt[at] ?? 0];
  }

  /** The members, ascending, of the conversations with these newest messages. One walk over the index. */
  members(newest: Iterable<Uid>): Map<Uid, Uid[]> {
    const found = new Map<Uid, Uid[]>();
    for (const uid of newest) found.set(uid, []);
    for (let at = 0; at < this.uids.length; at += 1)
      found.get(this.uids[this.#newestAt[at] ?? 0] ?? 0)?.push(this.uids[at] ?? 0);
    return found;
  }

  /** The newest messages, ascending, of all conversations that hold any of these. */
  holding(uids: Iterable<Uid>): Uint32Array {
    const wanted = new Set<Uid>();
    for (const uid of uids) {
      const newest = this.newestOf(uid);
      if (newest !== undefined) wanted.add(newest);
    }
    return this.newest.filter((uid) => wanted.has(uid));
  }

  /** Whether both hold the same conversations. */
  equals(other: ConversationIndex): boolean {
    return same(this.uids, other.uids) && same(this.#newestAt, other.#newestAt);
  }
}

/** @param sorted is given away. */
function withoutRepeats(sorted: Uint32Array): Uint32Array {
  let count = 0;
  for (let at = 0; at < sorted.length; at += 1)
    if (at === 0 || sorted[at] !== sorted[count - 1]) sorted[count++] = sorted[at] ?? 0;
  return sorted.subarray(0, count);
}

const same = (one: Uint32Array, other: Uint32Array): boolean =>
  one.length === other.length && one.every((value, at) => value === other[at]);
