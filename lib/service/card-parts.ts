import type { BodyPart } from '#lib/mail/body-part.ts';
import type { ChosenBody } from '#lib/mail/choose-body.ts';
import type { WantedPart } from '#lib/imap/index.ts';

/** Parts of a message that are shown as cards, as far as it has them. */
export interface CardParts {
  readonly dsn: BodyPart | undefined;
  readonly mdn: BodyPart | undefined;
  /** What came back with a report: the message, or its header. */
  readonly returned: BodyPart | undefined;
  readonly calendar: BodyPart | undefined;
  readonly vcards: readonly BodyPart[];
}

/** Octets that are read of each, in transfer encoding. */
export const CARD_BYTES = { report: 128 * 1024, returned: 32 * 1024, calendar: 256 * 1024, vcard: 128 * 1024 } as const;

const RETURNED = new Set([
  'message/rfc822',
  'text/rfc822-headers',
  'message/rfc822-headers',
  'message/global',
  'message/global-headers',
]);
const VCARD = new Set(['text/vcard', 'text/x-vcard', 'text/directory']);
const MOST_VCARDS = 3;

/** Finds them by type; a message or header counts as returned only beside a report. */
export function cardParts({ attachments }: Pick<ChosenBody, 'attachments'>): CardParts {
  const of = (...types: string[]): BodyPart | undefined => attachments.find(({ type }) => types.includes(type));
  const dsn = of('message/delivery-status', 'message/global-delivery-status');
  const mdn = of('message/disposition-notification', 'message/global-disposition-notification');
  return {
    dsn,
    mdn,
    returned: dsn && attachments.find(({ type }) => RETURNED.has(type)),
    calendar: of('text/calendar') ?? of('application/ics'),
    vcards: attachments.filter(({ type }) => VCARD.has(type)).slice(0, MOST_VCARDS),
  };
}

/** The same, as the message is to be opened with them. */
export function wantedCardParts(body: ChosenBody): WantedPart[] {
  const { dsn, mdn, returned, calendar, vcards } = cardParts(body);
  const want = (part: BodyPart | undefined, maxBytes: number): WantedPart[] =>
    part ? [{ part: part.part, maxBytes }] : [];
  return [
    ...want(dsn, CARD_BYTES.report),
    ...want(mdn, CARD_BYTES.report),
    ...want(returned, CARD_BYTES.returned),
    ...want(calendar, CARD_BYTES.calendar),
    ...vcards.flatMap((part) => want(part, CARD_BYTES.vcard)),
  ];
}
