import type { AccountAccess } from '#lib/mail/account-access.ts';
import { parseSearch } from '#lib/mail/parse-search.ts';
import { resolveAges } from '#lib/mail/resolve-ages.ts';
import type { SearchQuery } from '#lib/mail/search-query.ts';
import { searchTextOf } from '#lib/mail/search-text-of.ts';
import { settingsOf } from './read-settings.ts';

/** What was typed, as a query with its ages counted back from the person's today; `null` when nothing was. */
export async function readSearch(
  actor: AccountAccess,
  typed: { readonly field?: string | undefined; readonly q: string },
  now = new Date(),
): Promise<SearchQuery | null> {
  const { query } = parseSearch(searchTextOf(typed));
  if (!query) return null;
  const { timeZone } = await settingsOf(actor.account);
  return resolveAges(query, dayIn(timeZone, now));
}

/** `2026-11-22`, in the zone of the server when the person has chosen none that is known. */
function dayIn(timeZone: string, now: Date): string {
  const parts = (zone: string | undefined): string =>
    new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);
  try {
    return parts(timeZone === 'auto' ? undefined : timeZone);
  } catch {
    return parts(undefined); // RangeError: a zone that this Node does not know
  }
}
