import type { Address } from './address.ts';
import { domainOf } from './base-domain.ts';
import { knownDomains, type KnownDomain } from './look-alike.ts';
import { skeleton } from './skeleton.ts';

/** Whom a person knows, ready for comparing with a sender: made once, used for many messages. */
export interface KnownPeople {
  /** In lower case; the person's own ones too. */
  readonly addresses: ReadonlySet<string>;
  /** The person's own ones, in lower case. */
  readonly own: readonly string[];
  /** What the names of the person's own identities look like, to their address. */
  readonly ownNames: ReadonlyMap<string, string>;
  /** What the names of contacts look like, to their addresses. */
  readonly contactNames: ReadonlyMap<string, readonly string[]>;
  readonly domains: readonly KnownDomain[];
}

/** What a name looks like, whatever stands between its words; `''` for one without letters. */
export const nameLook = (name: string): string =>
  skeleton(name)
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim();

/** @param own identities of the person. */
export function knowPeople(
  own: readonly Address[],
  contacts: readonly { readonly name: string; readonly addresses: readonly string[] }[],
): KnownPeople {
  const all = [...own.map(({ address }) => address), ...contacts.flatMap(({ addresses }) => addresses)];
  const contactNames = new Map<string, readonly string[]>();
  for (const { name, addresses } of contacts) {
    const look = nameLook(name);
    if (look !== '' && addresses.length > 0) contactNames.set(look, [...(contactNames.get(look) ?? []), ...addresses]);
  }
  return {
    own: own.map(({ address }) => address.trim().toLowerCase()),
    addresses: new Set(all.map((one) => one.trim().toLowerCase())),
    ownNames: new Map(
      own.map(({ name, address }): [string, string] => [nameLook(name), address]).filter(([look]) => look !== ''),
    ),
    contactNames,
    domains: knownDomains(all.map(domainOf)),
  };
}
