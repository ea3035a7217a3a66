import { describe, expect, it } from 'vitest';
import { ConversationIndex } from './conversation-index.ts';

/** Each list is a thread. */
const indexOf = (...threads: number[][]): ConversationIndex => {
  let next = 0;
  const roots = Uint32Array.from(threads, (thread) => (next += thread.length) - thread.length);
  return ConversationIndex.of({ roots, uids: Uint32Array.from(threads.flat()) });
};
const conversations = (index: ConversationIndex): number[][] => [...index.members(index.newest).values()];

describe('conversations of a mailbox', () => {
  it('are ordered by their newest message, whatever answers what', () => {
    const index = indexOf([2], [1, 9, 3], [8, 4]);
    expect(conversations(index)).toEqual([[2], [4, 8], [1, 3, 9]]);
    expect([...index.newest]).toEqual([2, 8, 9]);
    expect([index.newestOf(3), index.newestOf(4), index.newestOf(5)]).toEqual([9, 8, undefined]);
  });

  it('lose what was deleted; the newest of the rest stands for them', () => {
    const index = indexOf([2], [1, 9, 3], [8, 4]);
    expect(conversations(index.without([9, 2, 77]))).toEqual([
      [1, 3],
      [4, 8],
    ]);
    expect(index.without([77])).toBe(index);
    expect(conversations(index.without([1, 2, 3, 4, 8, 9]))).toEqual([]);
  });

  it('take in new mail, also where it joins two of them, and what came to old ones', () => {
    const index = indexOf([1, 5], [2], [3, 4]);
    // Threaded anew from 4 on: 5 is gone, 6 answers 4 and 7 is alone.
    expect(conversations(index.joined(indexOf([4, 6], [7])))).toEqual([[1], [2], [3, 4, 6], [7]]);
    // A message that the one conversation knows as its own and the other too.
    expect(conversations(index.joined(indexOf([4, 5, 8])))).toEqual([[2], [1, 3, 4, 5, 8]]);
    expect(index.joined(indexOf())).toBe(index);
  });

  it('are found by any of their messages', () => {
    expect([...indexOf([1, 5], [2], [3, 4]).holding([1, 3, 99])]).toEqual([4, 5]);
  });

  it('count a message that the server names twice once', () => {
    expect(conversations(indexOf([1, 2], [2, 3], [4, 4]))).toEqual([[1, 2, 3], [4]]);
  });

  it('tell whether anything changed', () => {
    expect(indexOf([1, 2], [3]).equals(indexOf([3], [2, 1]))).toBe(true);
    expect(indexOf([1, 2], [3]).equals(indexOf([1], [2, 3]))).toBe(false);
    expect(indexOf([1, 2]).equals(indexOf([1, 2], [3]))).toBe(false);
  });

  it('are the same by steps as at once, for random mailboxes', () => {
    let state = 5;
    const below = (count: number): number => (state = (state * 48_271) % 2_147_483_647) % count;
    for (let round = 0; round < 100; round += 1) {
      const threadOf = Array.from({ length: 40 }, () => below(12));
      const threads = (uids: number[]): number[][] =>
        [...Map.groupBy(uids, (uid) => threadOf[uid]).values()].map((thread) => thread.toSorted(() => below(3) - 1));
      const before = Array.from({ length: 30 }, (_, at) => at + 1).filter(() => below(10) > 0);
      const gone = before.filter(() => below(6) === 0);
      const stayed = before.filter((uid) => !gone.includes(uid));
      // Two new messages begin a conversation, the others answer messages that are threaded anew with them.
      const [last = 0, another = 0] = [stayed.at(-1), stayed.at(-5)];
      threadOf.splice(31, 4, 20, threadOf[last] ?? 0, 20, threadOf[another] ?? 0);
      const now = [...stayed, 31, 32, 33, 34];
      const steps = indexOf(...threads(before))
        .without(gone)
        .joined(indexOf(...threads(now.slice(-10 - below(10)))));
      const told = { before, gone, threadOf };
      expect({ ...told, conversations: conversations(steps) }).toEqual({
        ...told,
        conversations: conversations(indexOf(...threads(now))),
      });
    }
  });
});
