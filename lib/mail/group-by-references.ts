import { DisjointSets } from './disjoint-sets.ts';
import type { Uid } from './message-ref.ts';
import type { ThreadForest } from './thread-forest.ts';

/** What a message says about its place among others. */
export interface MessageLinks {
  readonly uid: Uid;
  /** `''` when it has none. */
  readonly messageId: string;
  /** Message-IDs of References, else of In-Reply-To. */
  readonly references: readonly string[];
}

/**
 * Which messages belong together, for servers without THREAD: those that name each other, or the same message, also one that
 * is not here. As REFS does and REFERENCES does not (RFC 5256 §3), equal subjects join nothing. References in circles, to
 * oneself or to nowhere do no harm; of two messages with one Message-ID answers go to the first. In linear time.
 */
export function groupByReferences(messages: readonly MessageLinks[]): Pick<ThreadForest, 'roots' | 'uids'> {
  const numbers = new Map<string, number>();
  let count = messages.length;
  for (const [at, { messageId }] of messages.entries())
    if (messageId && !numbers.has(messageId)) numbers.set(messageId, at);
  for (const { references } of messages) for (const id of references) if (!numbers.has(id)) numbers.set(id, count++);
  const sets = new DisjointSets(count);
  for (const [at, { references }] of messages.entries())
    for (const id of references) sets.join(at, numbers.get(id) ?? at);

  const threads = new Map<number, Uid[]>();
  const resolved = sets.resolved();
  for (const [at, { uid }] of messages.entries()) {
    const set = resolved[at] ?? at;
    const thread = threads.get(set);
    if (thread) thread.push(uid);
    else threads.set(set, [uid]);
  }
  const uids = Uint32Array.from([...threads.values()].flat());
  let next = 0;
  const roots = Uint32Array.from(threads.values(), (thread) => (next += thread.length) - thread.length);
  return { roots, uids };
}
