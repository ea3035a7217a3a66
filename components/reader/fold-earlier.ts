/** How many messages stand as lines of their own where many are folded. */
const NEAREST = 2;
/** Fewer than so many are not worth a fold. */
const WORTH = 3;

/**
 * How many messages of a run are folded behind one line: the oldest, up to the first unread one. What is unread is never folded away.
 *
 * @param unread of each message, the oldest first.
 * @returns 0 where all stand as lines.
 */
export function foldEarlier(unread: readonly boolean[]): number {
  const first = unread.indexOf(true);
  const most = Math.min(unread.length - NEAREST, first < 0 ? unread.length : first);
  return most >= WORTH ? most : 0;
}
