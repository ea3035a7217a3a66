import type { AccountId } from '#lib/mail/mailbox-ref.ts';

/** A book on a CardDAV server, of which the store holds a copy: cards of the book `carddav:<id>`. */
export interface Book {
  readonly account: AccountId;
  /** 32 hex digits. */
  readonly id: string;
  readonly url: string;
  readonly name: string;
  /** Who signs in there, and the password, sealed by lib/session. */
  readonly user: string;
  readonly kid: string;
  readonly sealed: Uint8Array;
  readonly readOnly: boolean;
  /** Where the server stood at the last comparison: its sync-token and ctag; `''` for never or unknown. */
  readonly token: string;
  readonly ctag: string;
  /** Of the last comparison that succeeded and of the last attempt, ms since 1970; 0 for never. */
  readonly syncedAt: number;
  readonly triedAt: number;
  /** Code of the catalogue that the last attempt failed with; `''` when it did not. */
  readonly error: string;
}

/** What the person may change, and what a comparison finds. */
export type BookPatch = Partial<Omit<Book, 'account' | 'id'>>;

/** A card of a copy as it stands beside its server. */
export interface CopiedCard {
  readonly id: string;
  readonly vcard: string;
  /** Its address there; `''` for one that is not there yet. */
  readonly href: string;
  /** Of the version that the copy was made of, or changed from. */
  readonly etag: string;
  /** `''`: as on the server. `changed` here since. `conflict`: changed here and there. */
  readonly pending: '' | 'changed' | 'conflict';
  readonly deleted: boolean;
}

/** A card that was changed here and on the server. */
export interface CardConflict {
  readonly id: string;
  readonly book: string;
  readonly vcard: string;
  /** The server's version. */
  readonly theirs: string;
}

export interface BookRepository {
  list(account: AccountId): Promise<readonly Book[]>;
  get(account: AccountId, id: string): Promise<Book | undefined>;
  /** @throws AppError book.gone when there is none */
  change(account: AccountId, id: string, patch: BookPatch): Promise<void>;
  /** Whether this one may begin a comparison at `now`: nobody else has since the attempt at `triedAt`. */
  claim(account: AccountId, id: string, triedAt: number, now: number): Promise<boolean>;
  add(book: Book): Promise<void>;
  /** The book lies at another address of its server now, and its cards with it. @throws AppError book.gone */
  move(account: AccountId, id: string, url: string): Promise<void>;
  /** Forgets the connection. Its cards become the person's own, or go with it. */
  delete(account: AccountId, id: string, keepCards: boolean): Promise<void>;
  /** Cards of the copy that the server should hear of: changed, new or deleted here. */
  outgoing(account: AccountId, id: string): Promise<readonly CopiedCard[]>;
  /** Addresses on the server of all cards of the copy, to their ETags. */
  known(account: AccountId, id: string): Promise<ReadonlyMap<string, string>>;
  /** How many changes wait for the server, and how many cards were changed on both sides. */
  count(
    account: AccountId,
    id: string,
  ): Promise<{ readonly cards: number; readonly waiting: number; readonly conflicts: number }>;
  /**
   * Versions of the server. One that was not changed here takes its place; one that was deleted here comes back; one that was changed
   * here as well waits for the person to choose.
   */
  receive(
    account: AccountId,
    id: string,
    cards: readonly { readonly url: string; readonly etag: string; readonly vcard: string }[],
  ): Promise<void>;
  /** Cards that the server no longer has. Those that were changed here stay, and are new there. */
  vanish(account: AccountId, id: string, urls: readonly string[]): Promise<void>;
  /** The server has this version now. A change that came meanwhile still waits. */
  settle(account: AccountId, sent: CopiedCard, now: { readonly href: string; readonly etag: string }): Promise<void>;
  conflict(account: AccountId, id: string): Promise<CardConflict | undefined>;
  /** The person has chosen: this version, the server's, or both as two cards. @throws AppError contact.missing when there is no conflict */
  choose(account: AccountId, id: string, choice: 'mine' | 'theirs' | 'both'): Promise<void>;
}
