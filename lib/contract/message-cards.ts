import { z } from 'zod';
import { CHECK_RESULTS } from '#lib/mail/authentication-results.ts';
import { BOUNCE_REASONS } from '#lib/mail/bounce-reason.ts';
import { SENDER_WARNINGS } from '#lib/mail/judge-sender.ts';
import { API } from './api-href.ts';
import { endpoint } from './endpoint.ts';
import { Id, Line, MailboxPath, MessageKey, Nothing, ReturnPath, Section } from './fields.ts';

/** What the reader shows between the header of a message and its text. All texts in it are hostile: render them as text only. */

const CheckView = z.object({ result: z.enum(CHECK_RESULTS), domain: z.string() });

export const TrustView = z.object({
  /** By a server that the administrator named (`TUPAI_TRUSTED_AUTHSERV`); `null` when none of those said anything. */
  checks: z
    .object({
      server: z.string(),
      spf: CheckView.nullable(),
      /** The most telling signature. */
      dkim: CheckView.nullable(),
      dmarc: CheckView.nullable(),
    })
    .nullable(),
  /** One of those servers confirms that it is from the domain of its From. */
  vouched: z.boolean(),
  warnings: z.array(z.object({ kind: z.enum(SENDER_WARNINGS), shown: z.string(), real: z.string() })),
  /** The sender is one of the person's contacts, or the person. */
  known: z.boolean(),
});
export type TrustView = z.infer<typeof TrustView>;

const MailtoView = z.object({ to: z.string(), cc: z.string(), subject: z.string(), body: z.string() });

export const MailingListView = z.object({
  id: z.string(),
  post: z.string().nullable(),
  /** http or https. */
  archive: z.string().nullable(),
  /** Host that is asked when the list is left by one click (RFC 8058); `null` when that is not possible. */
  oneClick: z.string().nullable(),
  unsubscribeMail: MailtoView.nullable(),
  /** http or https. */
  unsubscribePage: z.string().nullable(),
});
export type MailingListView = z.infer<typeof MailingListView>;

export const BounceView = z.object({
  kind: z.literal('bounce'),
  /** `failed`: not delivered; `delayed`: still being tried; `delivered`: a delivery receipt. The worst of all recipients. */
  outcome: z.enum(['failed', 'delayed', 'delivered']),
  reporter: z.string(),
  recipients: z.array(
    z.object({
      address: z.string(),
      outcome: z.enum(['failed', 'delayed', 'delivered']),
      reason: z.enum(BOUNCE_REASONS),
      /** Enhanced status code, `''` when there is none. */
      status: z.string(),
      /** The server's own. */
      words: z.string(),
      server: z.string(),
    }),
  ),
  /** Subject and Message-ID of the message that was sent; `''` when they were not returned. */
  subject: z.string(),
  messageId: z.string(),
  /** Something came back that can be written anew. */
  returned: z.boolean(),
});
export type BounceView = z.infer<typeof BounceView>;

export const ReadReceiptView = z.object({
  kind: z.literal('receipt'),
  recipient: z.string(),
  type: z.enum(['displayed', 'deleted', 'dispatched', 'processed']),
  byHand: z.boolean(),
  messageId: z.string(),
});
export type ReadReceiptView = z.infer<typeof ReadReceiptView>;

/** A day, or a moment. */
const EventTime = z.object({
  /** `2026-11-22` for whole days, else ISO 8601 in UTC; without `Z` when nobody knows in which zone it is meant. */
  at: z.string(),
  /** As the sender names it, `''` for whole days, UTC and times of no zone. */
  zone: z.string(),
});

export const INVITATION_METHODS = [
  'request',
  'cancel',
  'reply',
  'publish',
  'counter',
  'refresh',
  'add',
  'other',
] as const;
export const PARTICIPATIONS = ['needs-action', 'accepted', 'tentative', 'declined', 'delegated', 'other'] as const;
const Person = z.object({ name: z.string(), address: z.string() });

export const InvitationView = z.object({
  /** Section of the calendar. */
  part: z.string(),
  method: z.enum(INVITATION_METHODS),
  cancelled: z.boolean(),
  /** Above 0: it changes an invitation that was sent before. */
  sequence: z.number(),
  summary: z.string(),
  location: z.string(),
  description: z.string(),
  start: EventTime.nullable(),
  /** Of whole days the last one, not the day after it. */
  end: EventTime.nullable(),
  /** This is one of the dates of a series, and only it is meant. */
  oneOfSeries: z.boolean(),
  /** `null` when it happens once. */
  repeats: z
    .object({
      every: z.enum(['day', 'week', 'month', 'year', 'other']),
      interval: z.number(),
      /** 0 Sunday … 6 Saturday; `[]` when it says none. */
      weekdays: z.array(z.number()),
      /** A day, `''` for no end. */
      until: z.string(),
      /** 0 for no limit. */
      count: z.number(),
    })
    .nullable(),
  organizer: Person.nullable(),
  people: z.array(Person.extend({ answer: z.enum(PARTICIPATIONS) })),
  morePeople: z.number(),
  /** How many events the calendar holds besides this one. */
  moreEvents: z.number(),
  /** What the person answered from here; `null`: nothing yet. */
  answered: z.enum(['accepted', 'tentative', 'declined']).nullable(),
  /** It can be answered: somebody invites, and it is not over or called off. */
  answerable: z.boolean(),
});
export type InvitationView = z.infer<typeof InvitationView>;

export const ContactCardView = z.object({
  /** Where its whole card is: the part of the message, and the how manieth of that part, from 0. */
  part: z.string(),
  at: z.number(),
  name: z.string(),
  organization: z.string(),
  title: z.string(),
  addresses: z.array(z.string()),
  phones: z.array(z.string()),
});
export type ContactCardView = z.infer<typeof ContactCardView>;

export const MessageCards = z.object({
  trust: TrustView,
  list: MailingListView.nullable(),
  /** A receipt that the sender asks for and that was not answered yet. */
  receipt: z
    .object({
      to: z.array(z.string()),
      elsewhere: z.boolean(),
      /** The person lets contacts know, and this goes to one, where the message came from: a script sends it once it was shown. */
      automatic: z.boolean(),
    })
    .nullable(),
  report: z.discriminatedUnion('kind', [BounceView, ReadReceiptView]).nullable(),
  invitation: InvitationView.nullable(),
  contacts: z.array(ContactCardView),
});
export type MessageCards = z.infer<typeof MessageCards>;

/** Whether the person ever wrote to an address; `null` when that cannot be found out quickly. */
export const readAcquaintance = endpoint({
  method: 'GET',
  path: API.readAcquaintance,
  input: z.object({ address: Line(320) }),
  output: z.object({ written: z.boolean().nullable() }),
});

const OneMessage = z.object({ mailbox: MailboxPath, message: MessageKey, return: ReturnPath });

/** Sends the read receipt that a message asks for, or says that none will be sent; either is remembered on the message ($MDNSent, RFC 3503). */
export const answerReceipt = endpoint({
  method: 'POST',
  path: API.answerReceipt,
  input: OneMessage.extend({ do: z.enum(['send', 'ignore', 'automatic']) }),
  output: z.object({ sent: z.boolean() }),
});

/** Keeps a person of a card that came along, with all that the card says; somebody who is in the book already is completed. */
export const keepCard = endpoint({
  method: 'POST',
  path: API.keepCard,
  input: OneMessage.extend({ part: Section, at: z.coerce.number().int().min(0).max(10_000) }),
  /** `added`, `completed`, or `known`: the book said all of it already. `change` takes it back; `''` for nothing to take back. */
  output: z.object({ did: z.enum(['added', 'completed', 'known']), change: z.union([z.literal(''), Id]) }),
});

/** Leaves a mailing list by one click, where the message allows it (RFC 8058). */
export const leaveList = endpoint({
  method: 'POST',
  path: API.leaveList,
  input: OneMessage,
  output: Nothing,
});

/** Answers an invitation by mail to its organizer (RFC 6047). */
export const answerInvitation = endpoint({
  method: 'POST',
  path: API.answerInvitation,
  input: OneMessage.extend({ do: z.enum(['accepted', 'tentative', 'declined']), comment: Line(500).default('') }),
  output: z.object({ answer: z.enum(['accepted', 'tentative', 'declined']) }),
});
