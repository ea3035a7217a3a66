import { INVITATION_METHODS, PARTICIPATIONS, type InvitationView } from '#lib/contract/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { hasFlag, INVITATION_ANSWERS } from '#lib/mail/flags.ts';
import { isAddress } from '#lib/mail/is-address.ts';
import { readCalendar, type CalendarEvent } from '#lib/mime/index.ts';
import { CARD_BYTES, cardParts } from './card-parts.ts';
import type { LoadedMessage } from './load-message.ts';
import { partBytes } from './part-bytes.ts';

const MOST_SHOWN = 20;

/** The calendar of a message as it stands; `null` when it has none, or none with an event. */
export async function readEvent(
  actor: AccountAccess,
  message: LoadedMessage,
  signal?: AbortSignal,
): Promise<{ readonly part: string; readonly event: CalendarEvent } | null> {
  const part = message.body && cardParts(message.body).calendar;
  if (!part) return null;
  const event = readCalendar(await partBytes(actor, message, part, CARD_BYTES.calendar, signal), part);
  return event && { part: part.part, event };
}

/** The invitation in a message, as the reader shows it. */
export async function readInvitation(
  actor: AccountAccess,
  message: LoadedMessage,
  signal?: AbortSignal,
): Promise<InvitationView | null> {
  const found = await readEvent(actor, message, signal);
  if (!found) return null;
  const { event } = found;
  const { flags } = message.opened;
  const method = INVITATION_METHODS.find((one) => one === event.method) ?? 'other';
  const answered = (['accepted', 'tentative', 'declined'] as const).find((one) =>
    hasFlag(flags, INVITATION_ANSWERS[one]),
  );
  return {
    part: found.part,
    method,
    cancelled: event.cancelled,
    sequence: event.sequence,
    summary: event.summary,
    location: event.location,
    description: event.description,
    start: event.start,
    end: event.end,
    oneOfSeries: event.recurrenceId !== '',
    repeats: event.repeats,
    organizer: event.organizer && { name: event.organizer.name, address: event.organizer.address },
    people: event.people.slice(0, MOST_SHOWN).map(({ name, address, answer }) => ({
      name,
      address,
      answer: answer === '' ? 'needs-action' : (PARTICIPATIONS.find((one) => one === answer) ?? 'other'),
    })),
    morePeople: event.morePeople + Math.max(0, event.people.length - MOST_SHOWN),
    moreEvents: event.moreEvents,
    answered: answered ?? null,
    answerable: isAnswerable(event, Date.now()),
  };
}

/** Somebody with an address asks, and it is neither called off nor over. */
export function isAnswerable(
  { method, cancelled, organizer, repeats, start, end, uid }: CalendarEvent,
  now: number,
): boolean {
  const last = Date.parse((end ?? start)?.at ?? '');
  const over = repeats === null && last + 86_400_000 < now; // a day more, for zones that nobody knows
  return (
    method === 'request' && !cancelled && !over && uid !== '' && organizer !== null && isAddress(organizer.address)
  );
}
