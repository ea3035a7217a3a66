import type { ContactChange } from '#lib/mail/contact-card.ts';
import type { AccountId } from '#lib/mail/mailbox-ref.ts';

/** What lists and completion need of a card. */
export interface ContactEntry {
  readonly id: string;
  readonly account: AccountId;
  /** `''` for a card that only has addresses. */
  readonly name: string;
  readonly addresses: readonly string[];
  readonly note: string;
  readonly favourite: boolean;
  readonly updatedAt: number;
}

/** A card of the address book. The vCard (RFC 6350, RFC 2426) is the truth; all but `favourite` is read from it. */
export interface Contact extends ContactEntry {
  readonly vcard: string;
}

/** Which cards of an account. */
export interface ContactFilter {
  /** All of these words, in any case, in name, addresses, note or any other field; everyone for `''`. */
  readonly words?: string;
  readonly favourites?: boolean;
}

export interface ContactRepository {
  /** As {@link page}, from the first card on. */
  search(account: AccountId, words: string, limit: number): Promise<readonly ContactEntry[]>;
  /** Those that fit, by name, without accents and leading marks; names that begin with no letter come last. */
  page(account: AccountId, filter: ContactFilter, offset: number, limit: number): Promise<readonly ContactEntry[]>;
  /** The first letter of each card that fits, in the same order; `''` for cards that begin with none. */
  letters(account: AccountId, filter: ContactFilter): Promise<readonly string[]>;
  /** Whole cards in the order of `page`. */
  cards(account: AccountId, filter: ContactFilter, offset: number, limit: number): Promise<readonly Contact[]>;
  get(account: AccountId, id: string): Promise<Contact | undefined>;
  /**
   * Writes a change into the card; every property it does not name stays as it is.
   *
   * @throws AppError contact.missing when `id` is given and there is no such card. Without `id` a card is made.
   */
  save(account: AccountId, id: string | undefined, change: ContactChange): Promise<Contact>;
  /** Adds cards as they stand, all or none. */
  add(account: AccountId, vcards: readonly string[]): Promise<void>;
  /** @throws AppError contact.missing */
  favour(account: AccountId, id: string, favourite: boolean): Promise<void>;
  /** Takes a card out of everyone's sight; a day later it is erased (`sweep`). @throws AppError contact.missing */
  delete(account: AccountId, id: string): Promise<void>;
  /** Brings a deleted card back. @throws AppError contact.missing once it was erased */
  restore(account: AccountId, id: string): Promise<void>;
}
