import { config } from '#lib/config.ts';
import type { InputOf, OutputOf, RecipientSuggestion, suggestRecipients as endpoint } from '#lib/contract/index.ts';
import { searchDirectory } from '#lib/ldap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { candidate, rankPeople, type Candidate } from '#lib/mail/rank-people.ts';
import { store } from '#lib/store/index.ts';
import { knownRecipients } from './known-recipients.ts';
import { recentPeople } from './recent-people.ts';

const MOST = 8;
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
    : await Promise.all([groupsNamed(actor, typed), fromHere(actor)]);
  const people = rankPeople(found, typed, Date.now(), MOST).map((one) => ({ name: one.name, members: [one] }));
  return {
    suggestions: [...groups, ...people].slice(0, MOST),
    more: !directory && config().ldap !== null,
  };
}

async function fromDirectory(typed: string): Promise<readonly Candidate[]> {
  const people = await searchDirectory(typed, MOST);
  return people.flatMap(({ name, addresses }) =>
    addresses.map((address) => candidate({ name, address, distance: 2, favourite: false, uses: 0, usedAt: 0 })),
  );
}

const fromHere = async (actor: AccountAccess): Promise<readonly Candidate[]> => [
  ...(await knownRecipients(actor.account)),
  ...recentPeople(actor),
];

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
