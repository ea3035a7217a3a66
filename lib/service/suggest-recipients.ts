import type { InputOf, OutputOf, suggestRecipients as endpoint } from '#lib/contract/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { store } from '#lib/store/index.ts';

const LOOKED_AT = 1000;
const MOST = 8;

/**
 * People of the address book whose name or address holds what was typed. Those that begin with it stand before those that have a
 * word beginning with it, and both before the others; favourites before their like. Nobody for `''`.
 */
export async function suggestRecipients(
  actor: AccountAccess,
  { q }: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  const typed = q.trim().toLowerCase();
  if (typed === '') return { suggestions: [] };
  const people = (await store().contacts.search(actor.account, typed, LOOKED_AT)).flatMap(
    ({ name, addresses, favourite }) =>
      addresses.map((address) => ({
        name,
        address,
        rank: 2 * Math.max(fit(name, typed), fit(address, typed)) + Number(favourite),
      })),
  );
  people.sort((a, b) => b.rank - a.rank);
  return {
    suggestions: people.slice(0, MOST).map(({ name, address }) => ({ name, members: [{ name, address }] })),
  };
}

/** 2 where a text begins with what was typed, 1 where a word in it does, else 0. */
function fit(text: string, typed: string): number {
  const lower = text.toLowerCase();
  if (lower.startsWith(typed)) return 2;
  return lower.split(/[\s.@_-]+/).some((word) => word.startsWith(typed)) ? 1 : 0;
}
