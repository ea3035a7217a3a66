import type { SearchInput } from '#lib/contract/index.ts';
import type { ListedMailbox } from '#lib/imap/index.ts';
import { isNothing } from '#lib/mail/join-search.ts';
import { namesMailbox, namesMailboxes, placeSearch } from '#lib/mail/place-search.ts';
import type { SearchQuery } from '#lib/mail/search-query.ts';

export interface Place {
  readonly path: string;
  /** What is left to be asked there. */
  readonly query: SearchQuery;
}

/** Searched only when the query names them: junk and what is thrown away by `in:anywhere` too, views of other folders by name. */
const BY_NAME_ONLY = new Set(['junk', 'trash', 'flagged', 'all']);

/**
 * The folders where a query can find anything, in the order of the screen, the one that the person looks at first. Empty ones
 * are left out.
 */
export function searchPlaces(
  mailboxes: readonly ListedMailbox[],
  query: SearchQuery,
  { scope, mailbox }: Pick<SearchInput, 'scope' | 'mailbox'>,
): Place[] {
  const here = mailboxes.find(({ path }) => path === mailbox);
  const everywhere = namesMailboxes(query) || !here || scope === 'all';
  const below = here && here.delimiter !== '' ? here.path + here.delimiter : undefined;
  const isMeant = (one: ListedMailbox): boolean => {
    if (!everywhere && one === here) return true;
    if (!everywhere) return scope === 'subtree' && below !== undefined && one.path.startsWith(below);
    const { specialUse } = one;
    return specialUse === null || !BY_NAME_ONLY.has(specialUse) || namesMailbox(query, one);
  };
  return mailboxes
    .filter((one) => one.selectable && one.messages > 0 && isMeant(one))
    .toSorted((a, b) => Number(b === here) - Number(a === here))
    .map((one) => ({ path: one.path, query: placeSearch(query, one) }))
    .filter((place) => !isNothing(place.query));
}
