import { config } from '#lib/config.ts';
import { AppError } from '#lib/errors.ts';
import type { Address } from '#lib/mail/address.ts';
import { parseAddressList } from '#lib/mail/parse-address-list.ts';

const FIELDS = ['to', 'cc', 'bcc'] as const;
export type Recipients = Readonly<Record<(typeof FIELDS)[number], Address[]>>;

/**
 * Whom a message goes to, as typed into its three fields.
 *
 * @returns each field's addresses, and all of them once each (the envelope).
 * @throws AppError recipient.invalid (all wrong ones in `addresses`) | recipient.none | recipient.too_many
 */
export function resolveRecipients(
  fields: Readonly<Record<keyof Recipients, string>>,
): Recipients & { everyone: string[] } {
  const parsed = {
    to: parseAddressList(fields.to),
    cc: parseAddressList(fields.cc),
    bcc: parseAddressList(fields.bcc),
  };
  const wrong = FIELDS.filter((name) => parsed[name].invalid.length > 0);
  if (wrong.length > 0) {
    const addresses = wrong.flatMap((name) => parsed[name].invalid);
    const shown = addresses.slice(0, 20).join(', ') + (addresses.length > 20 ? ', …' : '');
    throw new AppError('recipient.invalid', { field: wrong[0], values: { addresses: shown } });
  }
  const unique = new Map<string, string>();
  for (const name of FIELDS)
    for (const { address } of parsed[name].addresses) unique.set(address.toLowerCase(), address);
  const most = config().maxRecipients;
  if (unique.size === 0) throw new AppError('recipient.none', { field: 'to' });
  if (unique.size > most) throw new AppError('recipient.too_many', { field: 'to', values: { max: most } });
  return {
    to: parsed.to.addresses,
    cc: parsed.cc.addresses,
    bcc: parsed.bcc.addresses,
    everyone: [...unique.values()],
  };
}
