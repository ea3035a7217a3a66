import type { Address } from './address.ts';
import { keepDirection } from './keep-direction.ts';

const SPECIAL = /[()<>[\]:;@\\,."]/;
const CONTROL_OR_BLANK = /[\p{Cc}\s]+/gu;

/** A display name on one line: controls and runs of blanks become one blank, ends are trimmed, nothing turns round what follows. */
export const oneLine = (name: string): string => keepDirection(name).replace(CONTROL_OR_BLANK, ' ').trim();

/**
 * An address as people read and edit it: `Budi <budi@example.org>`, `"Santoso, Budi" <…>`, or the bare address when there is
 * no name. Decoded text for a To field or a screen, not for a header. {@link parseAddressList} reads back what this writes.
 */
export function formatAddress(address: Address): string {
  const name = oneLine(address.name);
  if (name === '') return address.address;
  const quoted = SPECIAL.test(name) ? `"${name.replace(/["\\]/g, '\\$&')}"` : name;
  return `${quoted} <${address.address}>`;
}

/** Several addresses for one field, separated by comma and blank; `''` for none. */
export const formatAddressList = (addresses: readonly Address[]): string => addresses.map(formatAddress).join(', ');
