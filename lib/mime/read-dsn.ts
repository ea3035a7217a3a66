import { cutText } from '#lib/mail/cut-text.ts';
import { oneLine } from '#lib/mail/format-address.ts';
import type { HeaderField } from '#lib/mail/header-field.ts';
import { decodeTransferBytes } from './decode-transfer.ts';
import { firstValue, readFieldGroups, reportedAddress, typedValue } from './read-field-groups.ts';

/** What became of a message for somebody (RFC 3464 §2.3.3). */
export const DSN_ACTIONS = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const;
export type DsnAction = (typeof DSN_ACTIONS)[number];

/** One recipient of a report. Hostile text. */
export interface DsnRecipient {
  /** As the sender wrote it where that is known, else where it finally went. */
  readonly address: string;
  readonly action: DsnAction;
  /** Enhanced status code (RFC 3463), `''` when missing or no such code. */
  readonly status: string;
  /** What the refusing server said, `''` when it is not told. */
  readonly words: string;
  /** The server that said it, `''` when it is not told. */
  readonly server: string;
}

/** A delivery status notification (RFC 3464). */
export interface Dsn {
  /** The server that reports. */
  readonly reporter: string;
  readonly recipients: readonly DsnRecipient[];
}

const MOST = 100;
/** Characters of the name of a server, what is said about it included. */
const LONGEST = 500;

/**
 * The content of a `message/delivery-status` part. Groups without a recipient are left out, an unknown action counts by its status;
 * `recipients` is empty when the part says nothing usable. At most 100 recipients.
 */
export function readDsn(bytes: Buffer, encoding: string): Dsn {
  const groups = readFieldGroups(decodeTransferBytes(bytes, encoding));
  const isRecipient = (group: readonly HeaderField[]): boolean =>
    firstValue(group, 'final-recipient') !== '' || firstValue(group, 'original-recipient') !== '';
  const message = groups.find((group) => !isRecipient(group)) ?? [];
  return {
    reporter: cutText(typedValue(firstValue(message, 'reporting-mta')).text, 255),
    recipients: groups.filter(isRecipient).slice(0, MOST).flatMap(toRecipient),
  };
}

function toRecipient(group: readonly HeaderField[]): DsnRecipient[] {
  const original = reportedAddress(firstValue(group, 'original-recipient'));
  const final = reportedAddress(firstValue(group, 'final-recipient'));
  const address = original.includes('@') ? original : final || original;
  if (address === '') return [];
  const status = /(?<!\d)([245]\.\d{1,3}\.\d{1,3})(?!\d)/.exec(firstValue(group, 'status'))?.[1] ?? '';
  const words = typedValue(firstValue(group, 'diagnostic-code')).text;
  const server = typedValue(firstValue(group, 'remote-mta').slice(0, LONGEST)).text.replace(/\s*\([^)]*\)\s*$/, '');
  const action = firstValue(group, 'action')
    .split(/[\s(;]/)[0]
    ?.toLowerCase();
  return [
    {
      address,
      action: DSN_ACTIONS.find((one) => one === action) ?? byStatus(status),
      status,
      words: oneLine(cutText(words, 2000)),
      server: cutText(server, 255),
    },
  ];
}

function byStatus(status: string): DsnAction {
  if (status.startsWith('2')) return 'delivered';
  return status.startsWith('4') ? 'delayed' : 'failed';
}
