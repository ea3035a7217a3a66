import { sameAddress } from './address.ts';
import { fieldValues, type HeaderField } from './header-field.ts';
import { parseAddressList } from './parse-address-list.ts';

/** A sender's wish to be told that the message was read (RFC 8098 §2.1). */
export interface ReceiptRequest {
  /** Where the answer would go; more than one is possible. */
  readonly to: readonly string[];
  /** It goes elsewhere than mail that cannot be delivered: somebody may be counting who reads (§2.1). */
  readonly elsewhere: boolean;
}

/** What else decides whether it may be answered at all. */
interface Circumstances {
  readonly from: readonly { readonly address: string }[];
  readonly recipients: readonly { readonly address: string }[];
  /** The person's own addresses. */
  readonly own: readonly string[];
  /** The message is itself a report. */
  readonly isReport: boolean;
}

/**
 * The receipt that a message asks for, if it may be asked about at all: never for mail of a list or of a machine, for a
 * report (§3 forbids answering those), for one's own mail, or for mail that names none of one's addresses. `null` otherwise. Whether it was
 * answered already is another question.
 */
export function receiptRequest(fields: readonly HeaderField[], about: Circumstances): ReceiptRequest | null {
  const has = (name: string): boolean => fieldValues(fields, name).length > 0;
  const first = (name: string): string => fieldValues(fields, name)[0]?.trim().toLowerCase() ?? '';
  const { from, recipients, own, isReport } = about;
  const mine = (address: string): boolean => own.some((one) => sameAddress(one, address));
  const asked = fieldValues(fields, 'disposition-notification-to').flatMap(
    (value) => parseAddressList(value.slice(0, 4000)).addresses,
  );
  const to = [...new Set(asked.map(({ address }) => address))].slice(0, 5);
  if (to.length === 0 || isReport || to.some(mine)) return null;
  if (has('list-id') || has('list-post') || has('list-unsubscribe')) return null;
  if (/^(?:list|bulk|junk)$/.test(first('precedence'))) return null;
  const automatic = first('auto-submitted');
  if (automatic !== '' && automatic !== 'no') return null;
  if (from.some(({ address }) => mine(address)) || !recipients.some(({ address }) => mine(address))) return null;
  const back = /<([^<>]*)>/.exec(fieldValues(fields, 'return-path')[0] ?? '')?.[1]?.trim();
  if (back === '') return null; // sent by a machine, and nobody waits for an answer (RFC 3834 §2)
  return { to, elsewhere: to.length > 1 || back === undefined || !to.every((one) => sameAddress(one, back)) };
}

/**
 * Whether a receipt may go by itself (RFC 8098 §2.1): only to exactly one address, the one where errors go and the message came from, and only
 * when that is somebody the person knows. A From line says nothing here, for anybody can write any.
 *
 * @param known addresses in lower case.
 */
export const maySendItself = ({ to, elsewhere }: ReceiptRequest, known: ReadonlySet<string>): boolean =>
  !elsewhere && to.length === 1 && to.every((address) => known.has(address.trim().toLowerCase()));
