import type { SearchQuery } from '../mail/search-query.ts';
import { compileSearch } from './compile-search.ts';
import type { Lease } from './lease.ts';
import { searchUids } from './search-uids.ts';

/** Messages by what their headers say of others. */
export interface LinkSearch {
  /** Message-IDs whose answers are looked for. */
  readonly answers: readonly string[];
  /** Message-IDs of messages that are looked for themselves. */
  readonly named: readonly string[];
  /** No answer came before this time; ISO 8601, `''` when nobody knows. */
  readonly since: string;
}

const MOST = 60; // ids of each kind, the last ones and the first
const LONGEST = 6000; // characters of one command's strings
const DAY = 24 * 3_600_000;

/** UIDs in the selected mailbox, ascending; as many commands of a bearable length as it takes. */
export async function searchLinks(lease: Lease, { answers, named, since }: LinkSearch): Promise<Uint32Array> {
  const found = new Set<number>();
  const ask = async (query: SearchQuery): Promise<void> => {
    for (const uid of await searchUids(lease, compileSearch(query))) found.add(uid);
  };
  for (const of of slices(named, ['Message-ID'])) await ask({ type: 'any', of });
  // A day earlier: time zones, and clocks that are wrong.
  const day = since && new Date(Date.parse(since) - DAY).toISOString().slice(0, 10);
  for (const of of slices(answers, ['References', 'In-Reply-To'])) {
    const any: SearchQuery = { type: 'any', of };
    await ask(day ? { type: 'all', of: [{ type: 'day', relation: 'after', day }, any] } : any);
  }
  return Uint32Array.from(found).sort();
}

function slices(ids: readonly string[], names: readonly string[]): SearchQuery[][] {
  const wanted = ids.length > MOST ? [...ids.slice(0, 1), ...ids.slice(1 - MOST)] : ids;
  const all: SearchQuery[][] = [];
  let room = 0;
  for (const text of wanted) {
    const length = names.length * (text.length + 30);
    if (length > room) {
      all.push([]);
      room = LONGEST;
    }
    room -= length;
    all.at(-1)?.push(...names.map((name) => ({ type: 'header' as const, name, text })));
  }
  return all;
}
