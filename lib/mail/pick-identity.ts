import { sameAddress, type Address } from './address.ts';

/** What picking needs to know of an identity. */
export interface IdentityChoice {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly isDefault: boolean;
}

/**
 * The identity a message was addressed to, so that the answer comes from it: name and address in To or Cc, then the
 * address, then the address with a `+tag`, then the sender (an answer to one's own message), else the default, else the
 * first. `undefined` only when there are no identities.
 */
export function pickIdentity<T extends IdentityChoice>(
  identities: readonly T[],
  view: { readonly to: readonly Address[]; readonly cc: readonly Address[]; readonly from: readonly Address[] } | null,
): T | undefined {
  const addressed = view ? [...view.to, ...view.cc] : [];
  const find = (list: readonly Address[], same: (identity: T, one: Address) => boolean): T | undefined => {
    for (const one of list) {
      const found = identities.find((identity) => same(identity, one));
      if (found) return found;
    }
    return undefined;
  };
  return (
    find(addressed, (identity, one) => sameAddress(identity.address, one.address) && identity.name === one.name) ??
    find(addressed, (identity, one) => sameAddress(identity.address, one.address)) ??
    find(addressed, (identity, one) => sameAddress(identity.address, withoutTag(one.address))) ??
    find(view?.from ?? [], (identity, one) => sameAddress(identity.address, one.address)) ??
    identities.find((identity) => identity.isDefault) ??
    identities[0]
  );
}

const withoutTag = (address: string): string => {
  const at = address.lastIndexOf('@');
  const plus = address.indexOf('+');
  return plus > 0 && plus < at ? address.slice(0, plus) + address.slice(at) : address;
};
