import { connectionOf } from '#lib/mail/contact-book.ts';
import type { AccountId } from '#lib/mail/mailbox-ref.ts';
import { candidate, type Candidate } from '#lib/mail/rank-people.ts';
import { processWide } from '#lib/process-wide.ts';
import { store, type KnownPerson } from '#lib/store/index.ts';

/** Cards of one account that completion knows, and addresses that are remembered in all (some 300 octets each). */
const MOST = 50_000;
const REMEMBERED = 100_000;
/** Another process may have changed a card: nothing is believed for longer (ms). */
const LIFE = 300_000;

interface Kept {
  readonly until: number;
  readonly people: Promise<readonly Candidate[]>;
  size: number;
}
const kept = (): Map<AccountId, Kept> => processWide('known-recipients', () => new Map<AccountId, Kept>());

/**
 * Everybody with an address in all books of the account, collected people too, ready for being ranked. Read once and kept, because a
 * person's ten thousand cards are asked for with each letter.
 */
export function knownRecipients(account: AccountId): Promise<readonly Candidate[]> {
  const all = kept();
  const there = all.get(account);
  all.delete(account); // asked for last: goes last
  const entry =
    there && there.until > Date.now() ? there : { until: Date.now() + LIFE, people: read(account), size: 0 };
  all.set(account, entry);
  if (entry !== there)
    void entry.people.then(
      ({ length }) => {
        entry.size = length;
        let total = 0;
        for (const { size } of all.values()) total += size;
        for (const [oldest, { size }] of all) {
          if (total <= REMEMBERED || oldest === account) break;
          all.delete(oldest);
          total -= size;
        }
      },
      () => forgetRecipients(account), // told to whoever asked
    );
  return entry.people;
}

/** Cards of the account, or how often they are used, have changed. */
export function forgetRecipients(account: AccountId): void {
  kept().delete(account);
}

const read = async (account: AccountId): Promise<readonly Candidate[]> =>
  (await store().contacts.known(account, MOST)).flatMap(toCandidates);

const toCandidates = ({ name, addresses, book, favourite, uses, usedAt }: KnownPerson): Candidate[] =>
  addresses.map((address) => candidate({ name, address, distance: distanceOf(book), favourite, uses, usedAt }));

const distanceOf = (book: KnownPerson['book']): number =>
  book === 'own' ? 0 : connectionOf(book) === undefined ? 3 : 1;
