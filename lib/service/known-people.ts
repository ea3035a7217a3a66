import type { AccountAccess } from '#lib/mail/account-access.ts';
import { knowPeople, type KnownPeople } from '#lib/mail/known-people.ts';
import type { AccountId } from '#lib/mail/mailbox-ref.ts';
import { processWide } from '#lib/process-wide.ts';
import { store } from '#lib/store/index.ts';
import { forgetRecipients } from './known-recipients.ts';
import { forgetPhotos } from './photo-sheet.ts';
import { ensureIdentity } from './ensure-identity.ts';

/** Contacts that a sender is compared with. */
const MOST = 2000;
/** Accounts that are remembered; another process may have changed one, so none is believed for longer than ten minutes. */
const ACCOUNTS = 500;
const LIFE = 600_000;

interface Kept {
  readonly until: number;
  readonly people: Promise<KnownPeople>;
}

const kept = (): Map<AccountId, Kept> => processWide('known-people', () => new Map<AccountId, Kept>());

/** Whom the account's person knows: identities and contacts, ready for comparing; kept for ten minutes, for every message that is opened asks. */
export function knownPeople(actor: AccountAccess): Promise<KnownPeople> {
  const all = kept();
  const now = Date.now();
  const there = all.get(actor.account);
  if (there && there.until > now) return there.people;
  const people = read(actor);
  people.catch(() => forgetPeople(actor.account)); // told to whoever asked
  all.delete(actor.account);
  all.set(actor.account, { until: now + LIFE, people });
  for (const [account] of all) if (all.size > ACCOUNTS) all.delete(account);
  return people;
}

/** Contacts or identities of the account have changed. */
export function forgetPeople(account: AccountId): void {
  kept().delete(account);
  forgetRecipients(account);
  forgetPhotos(account);
}

async function read(actor: AccountAccess): Promise<KnownPeople> {
  const [own, contacts] = await Promise.all([ensureIdentity(actor), store().contacts.search(actor.account, '', MOST)]);
  return knowPeople(own, contacts);
}
