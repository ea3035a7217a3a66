import type { Uid } from '../mail/message-ref.ts';

const MAX_LENGTH = 7500; // a command line that any server takes (RFC 7162 §4 asks for 8192)

/**
 * UIDs or sequence numbers as sequence sets (`1:3,7`), ascending, without duplicates, split so that each fits one command.
 * Numbers outside 1 … 2^32-1 are dropped; an empty list gives no set.
 */
export function packUids(numbers: Iterable<Uid>): string[] {
  const sorted = [...new Set(numbers)]
    .filter((one) => Number.isInteger(one) && one >= 1 && one <= 0xffffffff)
    .sort((a, b) => a - b);
  const sets: string[] = [];
  let current = '';
  for (let at = 0; at < sorted.length;) {
    const first = sorted[at] ?? 0;
    let last = first;
    for (at += 1; sorted[at] === last + 1; at += 1) last += 1;
    const range = first === last ? String(first) : `${first}:${last}`;
    if (current.length + range.length >= MAX_LENGTH) {
      sets.push(current);
      current = range;
    } else current += current ? `,${range}` : range;
  }
  if (current) sets.push(current);
  return sets;
}

/** The numbers of a set that a server sent, e.g. in COPYUID; at most `limit` of them. `*` and junk give none. */
export function unpackUids(set: string, limit = 100_000): Uid[] {
  const uids: Uid[] = [];
  for (const range of set.split(',')) {
    const match = /^(\d{1,10})(?::(\d{1,10}))?$/.exec(range);
    if (!match) continue;
    const [from, to] = [Number(match[1]), Number(match[2] ?? match[1])].sort((a, b) => a - b) as [number, number];
    for (let uid = from; uid <= to && uids.length < limit; uid += 1) uids.push(uid);
  }
  return uids;
}
