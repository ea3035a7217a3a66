import type { MessageRow, SearchInput } from '#lib/contract/index.ts';
import { TIMES } from '#lib/config.ts';
import type { AppError } from '#lib/errors.ts';
import * as imap from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { formatSearchCursor, parseSearchCursor, type SearchCursor } from '#lib/mail/search-cursor.ts';
import { toRow } from './list-messages.ts';
import { readSearch } from './read-search.ts';
import { searchPlaces, type Place } from './search-places.ts';

export interface FoundMessage {
  /** Path of the folder. */
  readonly path: string;
  readonly uidValidity: number;
  readonly row: MessageRow;
}

export interface FoundSoFar {
  /** Newest first over all folders. */
  readonly found: readonly FoundMessage[];
  /** Folders that were begun or not, and not wholly searched; `searched` 0 … 1. */
  readonly left: readonly { readonly path: string; readonly searched: number }[];
  readonly failed: readonly { readonly path: string; readonly error: AppError }[];
  /** Goes on from here; `''` when everything was searched. */
  readonly cursor: string;
  /** Folders that this search is about. */
  readonly places: number;
}

/**
 * What a search finds within about `TIMES.searchPage`, at most `limit` messages, for a page that is made whole before it is sent.
 *
 * @param cursor where an earlier page stopped; what is no cursor starts over.
 * @throws AppError auth.rejected | imap.*
 */
export async function searchForPage(
  actor: AccountAccess,
  input: SearchInput & { readonly cursor: string; readonly limit: number },
): Promise<FoundSoFar> {
  const query = await readSearch(actor, input);
  const all = query ? searchPlaces(await imap.listMailboxes(actor), query, input) : [];
  const places = goOn(all, parseSearchCursor(input.cursor));
  const begun = new Map<string, { uidValidity: number; uid: number; searched: number }>(
    places.flatMap(({ path, below }) => (below ? [[path, { ...below, searched: 0 }] as const] : [])),
  );
  const found: FoundMessage[] = [];
  const failed: { path: string; error: AppError }[] = [];
  let left: readonly string[] = places.map(({ path }) => path);

  const time = new AbortController();
  const timer = setTimeout(() => time.abort(), TIMES.searchPage);
  const search = async (): Promise<void> => {
    for await (const step of imap.searchMailboxes(actor, places, { limit: input.limit, signal: time.signal })) {
      if (time.signal.aborted) return; // the page is being made; the next one asks for this slice again
      const { path, uidValidity, rows, searched, below } = step;
      found.push(...rows.map((row) => ({ path, uidValidity, row: toRow(row) })));
      begun.set(path, { uidValidity, uid: below, searched });
      if (step.error) failed.push({ path, error: step.error });
      ({ left } = step);
    }
  };
  try {
    await Promise.race([search(), aborted(time.signal)]);
  } finally {
    clearTimeout(timer);
    time.abort();
  }
  return {
    found: found.toSorted((a, b) => whenOf(b).localeCompare(whenOf(a))),
    left: left.map((path) => ({ path, searched: begun.get(path)?.searched ?? 0 })),
    failed,
    cursor: left.length ? formatSearchCursor(whereOf(places, left, begun)) : '',
    places: all.length,
  };
}

/** The places that are left of a search, each where it stopped. */
function goOn(places: readonly Place[], cursor: SearchCursor | undefined): imap.SearchPlace[] {
  if (!cursor) return [...places];
  const begun = cursor.begun.flatMap(({ path, ...below }) => {
    const place = places.find((one) => one.path === path);
    return place ? [{ ...place, below }] : [];
  });
  const from = cursor.next === undefined ? places.length : places.findIndex(({ path }) => path === cursor.next);
  const others = places.slice(from < 0 ? 0 : from).filter(({ path }) => !begun.some((one) => one.path === path));
  return [...begun, ...others];
}

/** Mailboxes are begun in their order: those that were not stand at the end. */
function whereOf(
  places: readonly imap.SearchPlace[],
  left: readonly string[],
  begun: ReadonlyMap<string, { readonly uidValidity: number; readonly uid: number }>,
): SearchCursor {
  const unfinished = new Set(left);
  const remaining = places.filter(({ path }) => unfinished.has(path));
  return {
    next: remaining.find(({ path }) => !begun.has(path))?.path,
    begun: remaining.flatMap(({ path }) => {
      const at = begun.get(path);
      return at ? [{ path, uidValidity: at.uidValidity, uid: at.uid }] : [];
    }),
  };
}

const whenOf = ({ row }: FoundMessage): string => row.received || row.date;

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
