/** A mailbox in the sense of RFC 5322 §3.4. `name` is decoded and may be empty; `address` is as received, possibly not valid. */
export interface Address {
  readonly name: string;
  readonly address: string;
}

/** What a list shows for a person: the name, else the address, else nothing. */
export const displayName = (address: Address | undefined): string => address?.name || address?.address || '';

/** Same mailbox for the purposes of "is this me?": compared without regard to case (local parts included, as people expect). */
export const sameAddress = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();
