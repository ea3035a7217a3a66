import type { AccountAccess } from '#lib/mail/account-access.ts';
import { namesMailboxes, placeSearch } from '#lib/mail/place-search.ts';
import type { SearchQuery } from '#lib/mail/search-query.ts';
import { findMailbox } from './find-mailbox.ts';
import { readSearch } from './read-search.ts';

/** What is searched for in this folder; `in:` of another one finds nothing. @throws AppError mailbox.missing */
export async function searchHere(
  actor: AccountAccess,
  q: string,
  path: string,
  signal?: AbortSignal,
): Promise<SearchQuery | null> {
  const query = await readSearch(actor, { q });
  return query && namesMailboxes(query) ? placeSearch(query, await findMailbox(actor, path, signal)) : query;
}
