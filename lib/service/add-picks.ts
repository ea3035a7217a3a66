import { sameAddress } from '#lib/mail/address.ts';
import { parseAddressList } from '#lib/mail/parse-address-list.ts';

/** A recipient field with the people ticked in the address book behind it, each once. */
export function addPicks(to: string, picks: readonly string[]): string {
  let field = to;
  for (const pick of picks) {
    const [picked] = parseAddressList(pick).addresses;
    const known = parseAddressList(field).addresses;
    if (picked && known.some(({ address }) => sameAddress(address, picked.address))) continue;
    field = [field.replace(/[\s,;]+$/, ''), pick.trim()].filter((text) => text !== '').join(', ');
  }
  return field;
}
