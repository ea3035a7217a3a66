import type { Address } from '#lib/mail/address.ts';
import { shorten } from './shorten.ts';

const MOST = 100;
/** Characters; longer names are there to push what stands below out of sight. */
const LONGEST_NAME = 200;
const LONGEST_ADDRESS = 1000;

/** Addresses as screens see them; at most 100, the source holds the rest. */
export const toAddressViews = (addresses: readonly Address[]): { name: string; address: string }[] =>
  addresses
    .slice(0, MOST)
    .map(({ name, address }) => ({ name: shorten(name, LONGEST_NAME), address: shorten(address, LONGEST_ADDRESS) }));
