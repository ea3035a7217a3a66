import type { Address } from '#lib/mail/address.ts';
import type { ContactBook } from '#lib/mail/contact-book.ts';
import type { ContactChange } from '#lib/mail/contact-card.ts';
import type { ContactKey } from '#lib/mail/contact-keys.ts';
import type { AccountId } from '#lib/mail/mailbox-ref.ts';

/** What lists and completion need of a card. */
export interface ContactEntry {
  readonly id: string;
  readonly account: AccountId;
  readonly book: ContactBook;
  /** `''` for a card that only has addresses. */
  readonly name: string;
  readonly addresses: readonly string[];
  readonly note: string;
  readonly favourite: boolean;
  /** A picture stands in the card. */
  readonly photo: boolean;
  readonly updatedAt: number;
}

/** A card of the address book. The vCard (RFC 6350, RFC 2426) is the truth; all but `favourite` is read from it. */
export interface Contact extends ContactEntry {
  readonly vcard: string;
}

/** A group: a card of its own (KIND:group) that names its members by their UIDs. */
export interface ContactGroup {
  readonly id: string;
  readonly name: string;
  /** Members that are in the book. */
  readonly size: number;
}

/** Which cards of an account; never groups. */
export interface ContactFilter {
  /** All of these words, in any case, in name, addresses, note or any other field; everyone for `''`. */
  readonly words?: string;
  readonly favourites?: boolean;
  /** Only members of this group. */
  readonly group?: string;
  /** Without it all books but that of collected people, who are nobody's choice. */
  readonly book?: ContactBook | undefined;
  /** Those that were changed here and on the server of their book. */
  readonly conflicts?: boolean;
}

/** One step of a change: a card as it is to be, made anew without `id`; `null` deletes it. */
export interface ContactEdit {
  readonly id?: string | undefined;
  readonly vcard: string | null;
}

/** Cards that share a key. */
export interface ContactTwins extends ContactKey {
  readonly ids: readonly string[];
}

/** Somebody with an address, and how often and when at last they were written to. */
export interface KnownPerson extends Pick<ContactEntry, 'name' | 'addresses' | 'book' | 'favourite'> {
  readonly uses: number;
  /** Ms since 1970; 0 for never. */
  readonly usedAt: number;
}

export interface ContactRepository {
  /** Cards that have a picture and an address, those changed last first; at most `limit`. */
  pictured(account: AccountId, limit: number): Promise<readonly Pick<ContactEntry, 'id' | 'addresses' | 'updatedAt'>[]>;
  /** Cards of all books, collected people too, that have an address: those written to last first; at most `limit`. */
  known(account: AccountId, limit: number): Promise<readonly KnownPerson[]>;
  /** As {@link page}, from the first card on. */
  search(account: AccountId, words: string, limit: number): Promise<readonly ContactEntry[]>;
  /** Those that fit, by name, without accents and leading marks; names that begin with no letter come last. */
  page(account: AccountId, filter: ContactFilter, offset: number, limit: number): Promise<readonly ContactEntry[]>;
  /** How many that fit begin with each letter, in the same order; `''` for cards that begin with none. */
  letters(account: AccountId, filter: ContactFilter): Promise<readonly { letter: string; size: number }[]>;
  /** Whole cards in the order of `page`. */
  cards(account: AccountId, filter: ContactFilter, offset: number, limit: number): Promise<readonly Contact[]>;
  get(account: AccountId, id: string): Promise<Contact | undefined>;
  /** Whole cards, groups too, in the order of `ids`; those that are gone are left out. */
  getMany(account: AccountId, ids: readonly string[]): Promise<readonly Contact[]>;
  /**
   * Writes a change into the card; every property it does not name stays as it is. `finish` has the last word about the vCard.
   *
   * @param book where a new card goes; the person's own without it. A card that is there stays in its book.
   * @throws AppError contact.missing when `id` is given and there is no such card. Without `id` a card is made.
   */
  save(
    account: AccountId,
    id: string | undefined,
    change: ContactChange,
    finish?: (vcard: string) => string,
    book?: ContactBook,
  ): Promise<Contact>;
  /** Adds cards as they stand, all or none, to the person's own book or another one. */
  add(account: AccountId, vcards: readonly string[], book?: ContactBook): Promise<void>;
  /**
   * Somebody was written to at `at` (ms since 1970): every card with such an address counts it, and comes earlier in completion. With
   * `collect` those without a card get one in the book of collected people, which keeps the latest 2,000.
   */
  use(account: AccountId, people: readonly Address[], at: number, collect: boolean): Promise<void>;
  /** Puts a card into another book. @throws AppError contact.missing */
  file(account: AccountId, id: string, book: ContactBook): Promise<void>;
  /** Deletes all cards of a book, as `delete` does. Returns how many. */
  clear(account: AccountId, book: ContactBook): Promise<number>;
  /** @throws AppError contact.missing */
  favour(account: AccountId, id: string, favourite: boolean): Promise<void>;
  /** Takes a card out of everyone's sight; a day later it is erased (`sweep`). @throws AppError contact.missing */
  delete(account: AccountId, id: string): Promise<void>;
  /** Brings a deleted card back. @throws AppError contact.missing once it was erased */
  restore(account: AccountId, id: string): Promise<void>;

  /** All groups, by name; with `member` those that this card is in. */
  groups(account: AccountId, member?: string): Promise<readonly ContactGroup[]>;
  /** UIDs of cards as groups name them; those that are gone are left out. */
  uids(account: AccountId, ids: readonly string[]): Promise<readonly string[]>;
  /**
   * Does all of it or nothing, and can be taken back for a day under the name `change` (32 hex digits, made by the caller; several calls may share it).
   *
   * @returns the cards' ids in the order of `edits`
   */
  edit(account: AccountId, change: string, edits: readonly ContactEdit[]): Promise<readonly string[]>;
  /** As `edit`, for one card that nobody else changes in between. @throws AppError contact.missing */
  rewrite(account: AccountId, change: string, id: string, write: (vcard: string) => string): Promise<void>;
  /** Takes a change back; cards that were changed since stay as they are. Nothing happens a day later, or the second time. */
  undo(account: AccountId, change: string): Promise<{ readonly undone: number; readonly kept: number }>;
  /** Cards that share one of these keys, at most 200; nobody who was only collected. */
  alike(account: AccountId, keys: readonly ContactKey[]): Promise<readonly Contact[]>;
  /** Keys of this kind that 2 to 20 cards share, collected people aside; at most `limit`. */
  twins(account: AccountId, kind: ContactKey['kind'], limit: number): Promise<readonly ContactTwins[]>;
}
