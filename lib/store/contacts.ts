import type { AccountId } from '#lib/mail/mailbox-ref.ts';

/** A card of the address book. The vCard (RFC 6350) is the truth; name, addresses and note are read from it. */
export interface Contact {
  readonly id: string;
  readonly account: AccountId;
  readonly vcard: string;
  readonly name: string;
  readonly addresses: readonly string[];
  readonly note: string;
  readonly updatedAt: number;
}

/** What the simple form knows of a card. */
export interface ContactFields {
  readonly name: string;
  readonly addresses: readonly string[];
  readonly note: string;
}

export interface ContactRepository {
  /** Whose name, addresses or note hold all words of `words` in any case; everyone for `''`. By name, at most `limit`. */
  search(account: AccountId, words: string, limit: number): Promise<readonly Contact[]>;
  get(account: AccountId, id: string): Promise<Contact | undefined>;
  /**
   * Writes the form's fields into the card; every property the form does not know stays as it is.
   *
   * @throws AppError contact.missing when `id` is given and there is no such card. Without `id` a card is made.
   */
  save(account: AccountId, id: string | undefined, fields: ContactFields): Promise<Contact>;
  /** @throws AppError contact.missing */
  delete(account: AccountId, id: string): Promise<void>;
}
