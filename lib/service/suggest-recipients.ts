import { config } from '#lib/config.ts';
import type { InputOf, OutputOf, RecipientSuggestion, suggestRecipients as endpoint } from '#lib/contract/index.ts';
import { searchDirectory } from '#lib/ldap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { connectionOf } from '#lib/mail/contact-book.ts';
import { rankPeople, type Candidate } from '#lib/mail/rank-people.ts';
import { store, type KnownPerson } from '#lib/store/index.ts';
import { recentPeople } from './recent-people.ts';

const MOST = 8;
const LOOKED_AT = 60;
/** Groups that are offered, and members that one can stand for. */
const GROUPS = 2;
const MEMBERS = 500;

/**
 * Who is meant by a few letters, best first, at most eight: out of all books and their groups, collected people and the latest mail,
 * or, with `directory`, out of the directory alone. Nobody below two letters.
 *
 * @throws AppError directory.unreachable
 */
export async function suggestRecipients(
  actor: AccountAccess,
  { q, directory }: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  const typed = q.trim();
  if (typed.length < 2) return { suggestions: [], more: false };
  const [groups, found] = directory
    ? [[], await fromDirectory(typed)]
    : await Promise.all([groupsNamed(actor, typed), fromHere(actor, typed)]);
  const people = rankPeople(found, typed, Date.now(), MOST).map((one) => ({ name: one.name, members: [one] }));
  return {
    suggestions: [...groups, ...people].slice(0, MOST),
    more: !directory && config().ldap !== null,
  };
}

async function fromDirectory(typed: string): Promise<readonly Candidate[]> {
  const people = await searchDirectory(typed, MOST);
  return people.flatMap(({ name, addresses }) =>
    addresses.map((address) => ({ name, address, distance: 2, favourite: false, uses: 0, usedAt: 0 })),
  );
}

async function fromHere(actor: AccountAccess, typed: string): Promise<readonly Candidate[]> {
  const cards = await store().contacts.suggest(actor.account, typed, LOOKED_AT);
  const words = folded(typed).split(/\s+/);
  const recent = recentPeople(actor).filter(({ name, address }) => {
    const text = folded(`${name} ${address}`);
    return words.every((word) => text.includes(word));
  });
  return [...cards.flatMap(toCandidates), ...recent];
}

const toCandidates = ({ name, addresses, book, favourite, uses, usedAt }: KnownPerson): Candidate[] =>
  addresses.map((address) => ({ name, address, distance: distanceOf(book), favourite, uses, usedAt }));

const distanceOf = (book: KnownPerson['book']): number =>
  book === 'own' ? 0 : connectionOf(book) === undefined ? 3 : 1;

/** Groups with a word that begins so, each with its members' first addresses. */
async function groupsNamed({ account }: AccountAccess, typed: string): Promise<RecipientSuggestion[]> {
  const { contacts } = store();
  const wanted = ` ${folded(typed)}`;
  const named = (await contacts.groups(account)).filter(({ name }) => ` ${folded(name)}`.includes(wanted));
  const suggestions = await Promise.all(
    named.slice(0, GROUPS).map(async ({ id, name }) => {
      const members = (await contacts.page(account, { group: id }, 0, MEMBERS)).flatMap((one) =>
        one.addresses.slice(0, 1).map((address) => ({ name: one.name, address })),
      );
      return { name, members };
    }),
  );
  return suggestions.filter(({ members }) => members.length > 0);
}

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();
