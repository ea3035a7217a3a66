import { apiHref, type SearchLine, type SearchPlace } from '#lib/contract/index.ts';
import { AskError, askLines } from '#lib/client/index.ts';
import { encodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { namesMailboxes } from '#lib/mail/place-search.ts';
import { parseSearch } from '#lib/mail/parse-search.ts';
import { addLine, beginSearch, forgetMailbox, type FoundSearch } from './found-search.ts';
import type { WorkspaceCore } from './workspace-core.ts';

type Found = Pick<WorkspaceCore, 'found'>;

/** Searches the folders of a place, in place of what was searched before. */
export async function startSearch({ found }: Found, search: SearchPlace): Promise<void> {
  found.get()?.stop.abort();
  const stop = new AbortController();
  found.set(beginSearch(search, stop));
  await hear({ found }, search, stop, (now, line) => addLine(now, line));
}

/** Hangs up, which ends the search at the server; what was found stays. */
export function stopSearch({ found }: Found): void {
  const now = found.get();
  if (now?.state !== 'searching') return;
  now.stop.abort();
  found.set({ ...now, state: 'stopped' });
}

/**
 * Searches some folders again, or those that are left, one after another. A search that names folders itself is made again as
 * a whole.
 *
 * @param quiet the screen does not say that it searches: nobody asked for it
 */
export async function searchAgain({ found }: Found, paths: readonly string[], quiet = false): Promise<void> {
  const before = found.get();
  if (!before) return;
  const { query } = parseSearch(before.search.q);
  if (query && namesMailboxes(query)) {
    if (!quiet) await startSearch({ found }, before.search);
    return;
  }
  const stop = new AbortController();
  if (!quiet) found.set({ ...before, stop, state: 'searching' });
  for (const path of paths) {
    if (stop.signal.aborted) return;
    let first = true;
    const here: SearchPlace = { q: before.search.q, scope: 'folder', path };
    const going = await hear({ found }, here, quiet ? undefined : stop, (now, line) => {
      if (line.type === 'begin' || line.type === 'end') return now;
      const clean = first ? forgetMailbox(now, path, line.type === 'failed') : now;
      first = false;
      return addLine(clean, line);
    });
    if (!going) return;
    if (first) found.set((now) => now && forgetMailbox(now, path, false)); // nothing is found there any more
  }
  if (!quiet) found.set((now) => (now?.stop === stop ? { ...now, state: 'done' } : now));
}

/** @returns false when it broke off. Without `stop` it goes on with whatever search is there, and fails in silence. */
async function hear(
  { found }: Found,
  { q, scope, path }: SearchPlace,
  stop: AbortController | undefined,
  add: (now: FoundSearch, line: SearchLine) => FoundSearch,
): Promise<boolean> {
  const own = stop ?? found.get()?.stop;
  const isOurs = (now: FoundSearch | undefined): now is FoundSearch => now !== undefined && now.stop === own;
  const { signal } = stop ?? new AbortController();
  try {
    const mailbox = path === undefined ? undefined : encodeMailboxKey(path);
    for await (const line of askLines<SearchLine>(apiHref('searchMessages'), { q, scope, mailbox }, signal))
      found.set((now) => (isOurs(now) ? add(now, line) : now));
    return true;
  } catch (cause) {
    if (!signal.aborted && stop) found.set((now) => (isOurs(now) ? { ...now, state: 'broken' } : now));
    if (!signal.aborted && !(cause instanceof AskError)) throw cause;
    return false;
  }
}
