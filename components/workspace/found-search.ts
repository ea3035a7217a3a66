import type { MessageRow, SearchLine, SearchPlace } from '#lib/contract/index.ts';
import { decodeMailboxKey } from '#lib/mail/mailbox-key.ts';

/** A message that was found. */
export interface Hit {
  /** Path of its mailbox. */
  readonly path: string;
  readonly uidValidity: number;
  readonly row: MessageRow;
}

/** What a search over folders found up to now, and how far it got. */
export interface FoundSearch {
  readonly search: SearchPlace;
  /** Ends the search that is running. */
  readonly stop: AbortController;
  /** `stopped` by the person, `broken` by a failure, `capped` because more was found than is shown. */
  readonly state: 'searching' | 'done' | 'stopped' | 'broken' | 'capped';
  /** Paths of what is to be searched; nothing until the server said. */
  readonly places: readonly string[];
  /** How much of a mailbox was searched, 0 … 1. */
  readonly searched: ReadonlyMap<string, number>;
  /** Newest first. */
  readonly hits: readonly Hit[];
  /** Mailboxes that could not be searched, with the server's words. */
  readonly failed: ReadonlyMap<string, string>;
}

export const hitKey = ({ path, uidValidity, row }: Hit): string => `${path}\n${String(uidValidity)}.${String(row.uid)}`;

export const beginSearch = (search: SearchPlace, stop: AbortController): FoundSearch => ({
  search,
  stop,
  state: 'searching',
  places: [],
  searched: new Map(),
  hits: [],
  failed: new Map(),
});

/** Lays one line of the answer over what was known. A message that is there already is not there twice. */
export function addLine(found: FoundSearch, line: SearchLine): FoundSearch {
  switch (line.type) {
    case 'begin':
      return { ...found, places: line.mailboxes.flatMap((key) => decodeMailboxKey(key) ?? []) };
    case 'hits': {
      const path = decodeMailboxKey(line.mailbox);
      if (path === undefined) return found;
      const { uidValidity, rows, searched } = line;
      const fresh = rows.map((row): Hit => ({ path, uidValidity, row }));
      const known = new Set(fresh.map(hitKey));
      const hits = [...found.hits.filter((hit) => !known.has(hitKey(hit))), ...fresh];
      return { ...found, hits: newestFirst(hits), searched: new Map(found.searched).set(path, searched) };
    }
    case 'failed': {
      const path = decodeMailboxKey(line.mailbox);
      return path === undefined ? found : { ...found, failed: new Map(found.failed).set(path, line.detail) };
    }
    case 'end':
      return { ...found, state: line.capped ? 'capped' : 'done' };
    case 'error':
      return { ...found, state: 'broken' };
  }
}

/** What is not wholly searched, with how much of it was; mailboxes that failed are told apart. */
export const leftOf = ({ places, searched, failed }: FoundSearch): readonly (readonly [string, number])[] =>
  places
    .filter((path) => (searched.get(path) ?? 0) < 1 && !failed.has(path))
    .map((path) => [path, searched.get(path) ?? 0] as const);

/** One mailbox as if it had not been searched, its hits taken out unless `keep`. */
export function forgetMailbox(found: FoundSearch, path: string, keep: boolean): FoundSearch {
  const failed = new Map(found.failed);
  failed.delete(path);
  return { ...found, failed, hits: keep ? found.hits : found.hits.filter((hit) => hit.path !== path) };
}

/** Changes the rows of some messages, or takes them out where `change` gives nothing. */
export function changeHits(
  found: FoundSearch,
  where: { readonly path: string; readonly uidValidity: number; readonly uids: ReadonlySet<number> },
  change: (row: MessageRow) => MessageRow | undefined,
): FoundSearch {
  const hits = found.hits.flatMap((hit): Hit[] => {
    if (hit.path !== where.path || hit.uidValidity !== where.uidValidity || !where.uids.has(hit.row.uid)) return [hit];
    const row = change(hit.row);
    return row ? [row === hit.row ? hit : { ...hit, row }] : [];
  });
  return { ...found, hits };
}

const whenOf = ({ row }: Hit): string => row.received || row.date;

const newestFirst = (hits: readonly Hit[]): Hit[] =>
  hits.toSorted((a, b) => whenOf(b).localeCompare(whenOf(a)) || b.row.uid - a.row.uid);
