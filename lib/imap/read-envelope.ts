import type { MessageEnvelopeObject } from 'imapflow';
import type { Address } from '../mail/address.ts';
import { cutText } from '../mail/cut-text.ts';
import type { Envelope } from '../mail/envelope.ts';
import { limitMarks } from '../mail/limit-marks.ts';

const MAX_TEXT = 65_536; // characters of one field (security.md "Limits")
/** Of one field: 20,000 would keep the thread that serves everybody busy for a quarter of a second. */
export const MAX_ADDRESSES = 1000;
type Listed = MessageEnvelopeObject['from'];
/** One for all: tens of thousands of rows are kept, and most of their lists are empty. */
const NONE: readonly never[] = Object.freeze([]);

/**
 * An ENVELOPE as imapflow decoded it, with every field there and none beyond its limit.
 *
 * @param leftOut recipients that the parser left out.
 */
export function readEnvelope(envelope: MessageEnvelopeObject = {}, leftOut = 0): Envelope {
  const { to = NONE, cc = NONE, bcc = NONE } = envelope;
  const from = addresses(envelope.from);
  const unlessFrom = (list: Listed): readonly Address[] => (list === envelope.from ? from : addresses(list));
  return {
    date: isoDate(envelope.date),
    subject: text(envelope.subject),
    from,
    sender: unlessFrom(envelope.sender),
    replyTo: unlessFrom(envelope.replyTo),
    to: addresses(envelope.to),
    cc: addresses(envelope.cc),
    bcc: addresses(envelope.bcc),
    recipients: to.length + cc.length + bcc.length + leftOut,
    messageId: text(envelope.messageId),
    inReplyTo: text(envelope.inReplyTo),
  };
}

/** ISO 8601, or `''` for a date that is missing or unreadable. */
export function isoDate(date: Date | string | undefined): string {
  const parsed = date instanceof Date ? date : new Date(date ?? NaN);
  return Number.isNaN(parsed.getTime()) ? '' : parsed.toISOString();
}

const text = (value: unknown): string => (typeof value === 'string' ? limitMarks(cutText(value, MAX_TEXT)) : '');

const addresses = (list: Listed): readonly Address[] =>
  list?.length
    ? list.slice(0, MAX_ADDRESSES).map(({ name, address }) => ({ name: text(name), address: text(address) }))
    : NONE;
