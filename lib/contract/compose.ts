import { z } from 'zod';
import { MESSAGE_OPTIONS } from '#lib/mail/message-options.ts';
import { API } from './api-href.ts';
import { endpoint } from './endpoint.ts';
import { Flagged, Id, Line, Lines, MailboxPath, MessageKey, Nothing, ReturnPath, many } from './fields.ts';
import { SubmissionView } from './submission-view.ts';
import { AddressView, SenderView, UploadView } from './views.ts';

/** What a new message starts from. `mailto` fields come by the query of /compose. */
export const COMPOSE_MODES = [
  'new',
  'reply',
  'reply-all',
  'reply-list',
  'forward',
  'forward-attached',
  'draft',
  'edit-as-new',
  'resend',
] as const;
export type ComposeMode = (typeof COMPOSE_MODES)[number];

const optionalMailbox = z.union([z.literal(''), MailboxPath]).default('');
const optionalMessage = z.union([z.literal(''), MessageKey]).default('');

/** ISO 8601 in UTC, or date and time by the clocks of the person's zone. */
const SendTime = Line(40).optional();

/** Query of the compose page. */
export const ComposeStart = z.object({
  mode: z.enum(COMPOSE_MODES).catch('new'),
  mailbox: optionalMailbox.catch(''),
  message: optionalMessage.catch(''),
  to: Line(20_000).catch(''),
  cc: Line(20_000).catch(''),
  bcc: Line(20_000).catch(''),
  subject: Line(2000).catch(''),
  body: Lines(100_000).catch(''),
  /** A whole `mailto:` link (RFC 6068), where the browser opens those with Tupai; it counts instead of the fields above. */
  mailto: Line(4000).optional().catch(undefined),
  /** Everybody in this group of contacts. */
  group: Id.optional().catch(undefined),
  /** A parked form to restore; see lib/service/park-form. */
  form: z.union([z.literal(''), Id]).catch(''),
  /** Of an answer: leave a place in its quote for what the page knows to be selected (lib/mail/fill-excerpt.ts). */
  excerpt: z.literal('1').optional().catch(undefined),
});
export type ComposeStart = z.infer<typeof ComposeStart>;

/** Everything the composer holds; every field travels in the form, so a page without scripts loses nothing. */
export const DraftFields = z.object({
  /** Idempotency key of this composer: the same id sends once, whatever is pressed how often. */
  id: Id,
  /** `<…>`; the same from the first save to the sent message. */
  messageId: Line(998).pipe(z.string().regex(/^<[^<>\s]+@[^<>\s]+>$/)),
  identity: z.union([z.literal(''), Id]).default(''),
  to: Lines(100_000).default(''),
  cc: Lines(100_000).default(''),
  bcc: Lines(100_000).default(''),
  /** Addresses ticked in the address book of the form: appended to `to` before anything else is done. */
  pick: many(Line(1000), 200),
  subject: Line(2000).default(''),
  /** `html`: the message is `html`, and its text is made of that; `body` counts for nothing then. */
  format: z.enum(['plain', 'html']).default('plain'),
  body: Lines(5_000_000).default(''),
  /** As the editor holds it, not cleaned yet; its pictures are `cid:<upload id>@tupai`. */
  html: Lines(2_000_000).default(''),
  /** Ids of files already uploaded, in order. */
  upload: many(Id, 100),
  /** Ids of uploads that are pictures within `html`; what `html` does not show stays behind. */
  inline: many(Id, 200),
  inReplyTo: Line(998).default(''),
  /** Message-IDs separated by blanks, oldest first. */
  references: Line(20_000).default(''),
  /** The message this answers or forwards: flagged after success. */
  originalMailbox: optionalMailbox,
  originalMessage: optionalMessage,
  originalFlag: z.enum(['', 'answered', 'forwarded']).default(''),
  /** The stored draft that this replaces. */
  draftMailbox: optionalMailbox,
  draftMessage: optionalMessage,
  keepCopy: Flagged,
  /** One field with as many values as are chosen; an empty one says nothing. */
  options: many(z.enum(['', ...MESSAGE_OPTIONS]), 10),
  /** When it is to leave, as the field for it holds it: kept with the draft, and used by `schedule` alone. */
  sendAt: SendTime,
  /** Which page saves: one that has this composer open. Drafts of others are never replaced unasked. */
  writer: z.union([z.literal(''), Id]).default(''),
  return: ReturnPath,
});
export type DraftFields = z.infer<typeof DraftFields>;

/** What the compose page shows. Mailbox and message are keys again. */
export const ComposeView = z.object({
  id: z.string(),
  messageId: z.string(),
  identity: z.string(),
  to: z.string(),
  cc: z.string(),
  bcc: z.string(),
  subject: z.string(),
  format: z.enum(['plain', 'html']),
  /** The text; of a message in HTML too, for a page without scripts. */
  body: z.string(),
  /** Hostile, for the editor to clean. `QUOTED` (lib/mail/inline-picture.ts) in it stands for `quoted`. */
  html: z.string(),
  /** HTML of the message that is answered or forwarded, as it was written. */
  quoted: z.string(),
  uploads: z.array(UploadView),
  /** Pictures within the HTML, each with the Content-ID that it had in the message it comes from. */
  inline: z.array(UploadView.extend({ contentId: z.string() })),
  inReplyTo: z.string(),
  references: z.string(),
  originalMailbox: z.string(),
  originalMessage: z.string(),
  originalFlag: z.enum(['', 'answered', 'forwarded']),
  draftMailbox: z.string(),
  draftMessage: z.string(),
  keepCopy: z.boolean(),
  options: z.array(z.enum(MESSAGE_OPTIONS)),
  /** Date and time by the clocks of the person's zone, for the field that plans it; `''` when none was chosen, or it is past. */
  sendAt: z.string(),
  /** It comes from a report of which no copy is in Sent: who wrote the report may have written all of it. */
  fromReport: z.literal(true).optional(),
  /** When the stored draft was written, ISO 8601; missing when there is none. */
  savedAt: z.string().optional(),
});
export type ComposeView = z.infer<typeof ComposeView>;

/** A person, or a group of them by its name: choosing it adds all members. */
export const RecipientSuggestion = z.object({ name: z.string(), members: z.array(AddressView).min(1) });
export type RecipientSuggestion = z.infer<typeof RecipientSuggestion>;

/**
 * The composer's one plain form: `attach`, `pick`, `insert` (the text of `template`), `keep` (the text, as a
 * template), `remove:<upload id>`, `save`, `send`, `schedule`
 * (leaves at `sendAt`), `at:<ISO 8601>` (leaves then), `discard`, `restore` (opens what a browser kept). When somebody else changed the
 * draft: `save-mine` (in its place), `save-both` (beside it), `theirs` (open that one). Multipart; files in `file`.
 */
export const compose = endpoint({
  method: 'POST',
  path: API.compose,
  input: DraftFields.extend({
    do: z
      .union([
        z.enum([
          'attach',
          'pick',
          'insert',
          'keep',
          'save',
          'save-mine',
          'save-both',
          'theirs',
          'restore',
          'send',
          'schedule',
          'discard',
        ]),
        z.string().regex(/^(?:remove:[0-9a-f]{32}|at:[0-9TZ:.-]{20,24})$/),
      ])
      .default('save'), // text browsers send a form by Enter without any of its buttons
    /** For `insert`. */
    template: z.union([z.literal(''), Id]).optional(),
    /** For `keep`. */
    templateName: Line(200).optional(),
  }),
  output: z.object({
    /** What happened, with the composer as it now stands for everything but a send. */
    outcome: z.enum([
      'attached',
      'picked',
      'inserted',
      'kept',
      'removed',
      'saved',
      'restored',
      'theirs',
      'discarded',
      'submitted',
    ]),
    submission: SubmissionView.nullable(),
    composer: ComposeView.nullable(),
  }),
});

/** The composer of a window within another screen: what its page would show. */
export const startComposer = endpoint({
  method: 'GET',
  path: API.startComposer,
  input: ComposeStart,
  output: z.object({
    view: ComposeView,
    identities: z.array(SenderView),
    /** Largest message with its files, in octets. */
    maxBytes: z.number(),
    /** Whether messages with a time to leave at do so while their person is signed out. */
    unattended: z.boolean(),
    /** Signs of Markdown become formatting as they are typed. */
    markdown: z.boolean(),
  }),
});

/** Whom the person may mean by what is typed into an address field, the likeliest first; at most eight. */
export const suggestRecipients = endpoint({
  method: 'GET',
  path: API.suggestRecipients,
  input: z.object({
    q: Line(200).catch(''),
    /** Asks the directory alone, which may take a while. */
    directory: Flagged,
  }),
  output: z.object({
    suggestions: z.array(RecipientSuggestion),
    /** The directory may know others. */
    more: z.boolean(),
  }),
});

/** Whether a draft was changed by somebody else since the page that asks opened or saved it. */
export const askDraft = endpoint({
  method: 'GET',
  path: API.askDraft,
  input: DraftFields.pick({ id: true, messageId: true, draftMessage: true, writer: true }),
  output: z.object({ changed: z.boolean() }),
});

/** How a page that writes keeps the text: with what its browser seals a copy, and how often the server has it (ms). */
export const readDraftKeeping = endpoint({
  method: 'GET',
  path: API.readDraftKeeping,
  input: Nothing,
  output: z.object({
    /** Whose copies are whose in one browser. */
    owner: z.string(),
    /** 32 octets, base64url; kept in memory only. */
    key: z.string(),
    every: z.number(),
    /** Instead of `every`, after the last key, where the browser can keep no copy. */
    soon: z.number(),
    onCloseOnly: z.boolean(),
  }),
});

/** Bytes: a picture that was put into a message being written. */
export const readUpload = endpoint({
  method: 'GET',
  path: API.readUpload,
  input: z.object({ id: Id }),
  output: z.never(),
});

export const listSubmissions = endpoint({
  method: 'GET',
  path: API.listSubmissions,
  input: Nothing,
  output: z.object({
    submissions: z.array(SubmissionView),
    /** What was sent or given up within the last minute. */
    done: z.array(z.object({ id: z.string(), state: z.enum(['filed', 'discarded']) })),
  }),
});

/**
 * What a person decides about a submission that did not end by itself: `retry` (deferred, waiting; queued for later: leaves now), `resend` (unknown:
 * "send again"), `others` (send to those not refused), `assume-sent` (unknown: "it arrived"), `edit` (back to the composer),
 * `discard`, `file` (try the Sent copy again), `schedule` (leaves at `sendAt` instead).
 */
export const decideSubmission = endpoint({
  method: 'POST',
  path: API.decideSubmission,
  input: z.object({
    id: Id,
    do: z.enum(['retry', 'resend', 'others', 'assume-sent', 'edit', 'discard', 'file', 'schedule']),
    sendAt: SendTime,
    return: ReturnPath,
  }),
  output: z.object({ submission: SubmissionView, form: z.string().nullable() }),
});

/** What waits for its time is tried now. */
export const retrySubmissions = endpoint({
  method: 'POST',
  path: API.retrySubmissions,
  input: z.object({ return: ReturnPath }),
  output: Nothing,
});
