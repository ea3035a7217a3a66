import { z } from 'zod';
import { API } from './api-href.ts';
import { endpoint } from './endpoint.ts';
import { MailboxPath, Nothing } from './fields.ts';
import { AlertView, QuotaView } from './views.ts';

/** As a person sees them. `uidNext` and `uidValidity` are 0 when the server does not tell. */
export const MailboxCounts = z.object({
  messages: z.number(),
  unseen: z.number(),
  uidNext: z.number(),
  uidValidity: z.number(),
});
export type MailboxCounts = z.infer<typeof MailboxCounts>;

/** One event of the stream; its cursor stands in the `id:` line. */
export const ServerEvent = z.discriminatedUnion('type', [
  /** The first one: the stream is open, and everything after its cursor will come. */
  z.object({ type: z.literal('ready') }),
  /** These messages arrived, went, or carry (`add`) and lack (`remove`) these flags now; other flags stay. */
  z.object({
    type: z.literal('patch'),
    /** Mailbox key. */
    mailbox: z.string(),
    uidValidity: z.number(),
    change: z.enum(['arrived', 'gone', 'flags']),
    uids: z.array(z.number()),
    add: z.array(z.string()),
    remove: z.array(z.string()),
    counts: MailboxCounts.nullable(),
    /** `X-Tupai-Operation` of the request that caused it. */
    operation: z.string().nullable(),
  }),
  /** Something in the mailbox is not as it was. */
  z.object({
    type: z.literal('stale'),
    mailbox: z.string(),
    counts: MailboxCounts.nullable(),
    /** `X-Tupai-Operation` of the request that put messages there. */
    operation: z.string().nullable().optional(),
  }),
  /** A list that said `sorting` is to be asked for again: its order is there, or will not come. */
  z.object({ type: z.literal('sorted'), mailbox: z.string() }),
  /** All words of the mail server that are to be shown now: some came, or were put away. */
  z.object({ type: z.literal('alerts'), alerts: z.array(AlertView) }),
  /** The storage is as full as this now. */
  z.object({ type: z.literal('quota'), quota: QuotaView.nullable() }),
  /** Folders came, went or moved. */
  z.object({ type: z.literal('mailboxes') }),
  /** Something happened to a message on its way out: it left, or could not leave. */
  z.object({ type: z.literal('outbox') }),
  /** Anything may have changed, or (`mail`) anything on the mail server: what is shown is to be asked for again. */
  z.object({ type: z.literal('resync'), mail: z.literal(true).optional() }),
  /** The last one: nobody is signed in here any more. */
  z.object({ type: z.literal('session-ended') }),
]);
export type ServerEvent = z.infer<typeof ServerEvent>;

/** On each JSON answer to somebody who is signed in: where the events of the account stood before the work began. */
export const CURSOR_HEADER = 'X-Tupai-Cursor';

/** A tab shows this folder, and a person came to see it: news of it are the first to be pushed. Nothing hangs on the answer. */
export const viewMailbox = endpoint({
  method: 'POST',
  path: API.viewMailbox,
  input: z.object({
    /** What the tab calls itself. */
    tab: z.string().regex(/^[\w-]{1,32}$/),
    /** `''`: the tab goes, or shows none any more. */
    mailbox: z.union([z.literal(''), MailboxPath]),
  }),
  output: Nothing,
});

/** Server-sent events of the account. A `Last-Event-ID` header goes before `cursor`. */
export const watchEvents = endpoint({
  method: 'GET',
  path: API.watchEvents,
  /** Where the page stood when it was rendered; `''` asks for news only. */
  input: z.object({ cursor: z.string().max(64).default('') }),
  output: ServerEvent,
});
