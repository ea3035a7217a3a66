import type { ContactView } from '#lib/contract/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { store } from '#lib/store/index.ts';
import { toContactView } from './list-contacts.ts';

/** Cards that seem to be one person, and what they share. */
export interface DuplicatePeople {
  readonly by: 'email' | 'name' | 'phone';
  readonly people: readonly ContactView[];
}

const MOST = 100;
/** More who share a telephone number are a company, not a person. */
const MOST_AT_A_PHONE = 4;

/** Cards with the same address, name or telephone number; everybody in one set only, at most 100 sets. */
export async function findDuplicates(actor: AccountAccess): Promise<readonly DuplicatePeople[]> {
  const { contacts } = store();
  const seen = new Set<string>();
  const sets: { readonly by: DuplicatePeople['by']; readonly ids: readonly string[] }[] = [];
  for (const by of ['email', 'name', 'phone'] as const)
    for (const { ids } of await contacts.twins(actor.account, by, MOST)) {
      const fresh = ids.filter((id) => !seen.has(id));
      if (fresh.length < 2 || (by === 'phone' && ids.length > MOST_AT_A_PHONE) || sets.length >= MOST) continue;
      for (const id of fresh) seen.add(id);
      sets.push({ by, ids: fresh });
    }
  const cards = await contacts.getMany(actor.account, [...seen]);
  const byId = new Map(cards.map((one) => [one.id, toContactView(one)]));
  return sets.map(({ by, ids }) => ({ by, people: ids.flatMap((id) => byId.get(id) ?? []) }));
}
