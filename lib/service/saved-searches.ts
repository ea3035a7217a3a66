import { randomBytes } from 'node:crypto';
import {
  SavedSearchView,
  type InputOf,
  type OutputOf,
  type deleteSearch as remove,
  type listSavedSearches as list,
  type saveSearch as save,
} from '#lib/contract/index.ts';
import { publish } from '#lib/events/index.ts';
import { AppError } from '#lib/errors.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { encodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { store } from '#lib/store/index.ts';

const MOST = 50;

/** The searches that the person keeps under the folders. */
export const listSavedSearches = async (actor: AccountAccess): Promise<OutputOf<typeof list>> => ({
  searches: (await read(actor)).searches,
});

/**
 * Keeps a search under a name, or puts it in place of the one with this id.
 *
 * @throws AppError input.invalid (field `name` or `q` is empty) | input.too_large (fifty are enough)
 */
export const saveSearch = (actor: AccountAccess, input: InputOf<typeof save>): Promise<OutputOf<typeof save>> =>
  change(actor, (searches) => {
    const [name, q] = [input.name.trim(), input.q.trim()];
    if (name === '' || q === '') throw new AppError('input.invalid', { field: name === '' ? 'name' : 'q' });
    const scope = input.scope && encodeMailboxKey(input.scope);
    const id = input.id || randomBytes(16).toString('hex');
    const at = searches.findIndex((search) => search.id === id);
    if (at < 0 && searches.length >= MOST) throw new AppError('input.too_large', { field: 'name' });
    return searches.toSpliced(at < 0 ? searches.length : at, 1, { id, name, q, scope });
  });

/** Forgets a search; the messages it finds stay where they are. */
export const deleteSearch = (actor: AccountAccess, { id }: InputOf<typeof remove>): Promise<OutputOf<typeof remove>> =>
  change(actor, (searches) => searches.filter((search) => search.id !== id));

async function read(actor: AccountAccess): Promise<{ searches: SavedSearchView[]; version: number }> {
  const { values, version } = await store().settings.read(actor.account);
  const kept = SavedSearchView.array().safeParse(values['savedSearches']);
  return { searches: kept.success ? kept.data : [], version };
}

/** A change by another tab in between is taken in, not overwritten. */
async function change(
  actor: AccountAccess,
  make: (searches: readonly SavedSearchView[]) => SavedSearchView[],
): Promise<{ searches: SavedSearchView[] }> {
  for (;;) {
    const { searches: before, version } = await read(actor);
    const savedSearches = make(before);
    if (!(await store().settings.save(actor.account, { savedSearches }, version))) continue;
    publish(actor.account, { type: 'mailboxes' }); // they stand under the folders
    return { searches: savedSearches };
  }
}
