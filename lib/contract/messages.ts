import { z } from 'zod';
import { LIST_FILTERS, LIST_ORDERS } from '#lib/mail/list-order.ts';
import { API } from './api-href.ts';
import { endpoint } from './endpoint.ts';
import {
  Flagged,
  MailboxPath,
  MessageKey,
  ReturnPath,
  SearchText,
  Section,
  Uid,
  UidValidity,
  Uids,
  many,
} from './fields.ts';
import { HtmlBody } from './html-body.ts';
import { MessageList, MessageView, PartText } from './views.ts';

/** Which window of which mailbox; the same fields stand in the URL of the list page. Unknown values fall back, never fail. */
export const ListWindow = z.object({
  order: z.enum(LIST_ORDERS).catch('arrival'),
  /** `asc` or `desc`. */
  direction: z.enum(['asc', 'desc']).catch('desc'),
  filter: z.enum(LIST_FILTERS).catch('all'),
  offset: z.coerce.number().int().min(0).max(0xffffffff).catch(0),
  /** 1 … 200; the person's page size when missing. */
  limit: z.coerce.number().int().min(1).max(200).optional().catch(undefined),
  /** `1`: rows are conversations. Counts for nothing in a search, nor where the server cannot thread. */
  threads: Flagged.optional(),
  /** Of old links; see `searchTextOf`. */
  field: z.string().optional().catch(undefined),
  q: SearchText,
});
export type ListWindow = z.infer<typeof ListWindow>;

export const listMessages = endpoint({
  method: 'GET',
  path: API.listMessages,
  input: ListWindow.extend({ mailbox: MailboxPath }),
  output: MessageList,
});

/** The beginnings of messages whose rows came without; those that are not there any more are left out. */
export const readPreviews = endpoint({
  method: 'GET',
  path: API.readPreviews,
  input: z.object({ mailbox: MailboxPath, uidValidity: UidValidity, uid: Uids }),
  output: z.array(z.object({ uid: z.number(), preview: z.string() })),
});

const OneMessage = z.object({ mailbox: MailboxPath, message: MessageKey });

export const readMessage = endpoint({
  method: 'GET',
  path: API.readMessage,
  /** `withHtml`: the HTML comes along where it is not big, which saves a second request. */
  input: OneMessage.extend({ withHtml: Flagged.optional() }),
  output: MessageView,
});
export const readHtmlBody = endpoint({
  method: 'GET',
  path: API.readHtmlBody,
  input: OneMessage.extend({
    /** Only where the server cleans the body: the ticket to show its remote images this once. */
    images: z.string().max(64).optional().catch(undefined),
  }),
  output: HtmlBody,
});

const OnePart = OneMessage.extend({ part: Section });

/** Bytes: one part, decoded, as a download (`inline` shows what can be looked at: see lib/mail `previewKind`). */
export const readPart = endpoint({
  method: 'GET',
  path: '/api/message/part',
  input: OnePart.extend({ inline: Flagged }),
  output: z.never(),
});

/** The beginning of a part that is text. */
export const readPartText = endpoint({ method: 'GET', path: API.readPartText, input: OnePart, output: PartText });

/** Bytes: all files of a message in one archive. */
export const zipFiles = endpoint({
  method: 'GET',
  path: '/api/message/zip',
  input: OneMessage,
  output: z.never(),
});

/** Bytes: the whole message as stored (`message/rfc822`), or as text to look at. */
export const readSource = endpoint({
  method: 'GET',
  path: '/api/message/source',
  input: OneMessage.extend({ download: Flagged }),
  output: z.never(),
});

/** Messages of one folder that something is done to. */
export const Selection = z.object({
  mailbox: MailboxPath,
  uidValidity: UidValidity,
  uid: Uids,
  return: ReturnPath,
});

const FlagName = z.string().regex(/^\\?[A-Za-z$][A-Za-z0-9$_.-]{0,99}$/);
/** A MODSEQ (RFC 7162): 63 bits, so it stays text. */
const Modseq = z.string().regex(/^[1-9]\d{0,18}$/);
export const setFlags = endpoint({
  method: 'POST',
  path: API.setFlags,
  input: Selection.extend({
    add: many(FlagName, 20),
    remove: many(FlagName, 20),
    /** The `modseq` of an earlier answer: what anybody changed after it is left alone, as for an undo or a late repetition. */
    unchangedSince: Modseq.optional(),
  }),
  output: z.object({
    changed: z.number(),
    /** UIDs left alone because of `unchangedSince`. */
    refused: z.array(z.number()),
    /** Of this change; `null` when the mail server keeps none, which then does not look at `unchangedSince` either. */
    modseq: z.string().nullable(),
  }),
});

/**
 * What became of messages, and how to take it back: `moved` maps old UIDs to new ones in `target` where the server says
 * (COPYUID, RFC 4315 §3). Without it, or with no target, nothing can be undone.
 */
export const Moved = z.object({
  count: z.number(),
  /** Mailbox key; `null` when they went nowhere: deleted for good, or only their flags changed. */
  target: z.string().nullable(),
  /** Of the target; 0 when the server does not tell. */
  uidValidity: z.number(),
  moved: z.array(z.tuple([z.number(), z.number()])),
});
export type Moved = z.infer<typeof Moved>;
export const moveMessages = endpoint({
  method: 'POST',
  path: API.moveMessages,
  input: Selection.extend({ target: MailboxPath }),
  output: Moved,
});
export const copyMessages = endpoint({
  method: 'POST',
  path: '/api/messages/copy',
  input: Selection.extend({ target: MailboxPath }),
  output: Moved,
});

/** Moves to Trash; in Trash itself (or with `forever`) deletes for good. */
export const deleteMessages = endpoint({
  method: 'POST',
  path: API.deleteMessages,
  input: Selection.extend({ forever: Flagged }),
  output: Moved.extend({ forever: z.boolean() }),
});

export const MESSAGE_ACTIONS = [
  'read',
  'unread',
  'flag',
  'unflag',
  'pin',
  'unpin',
  'delete',
  'move',
  'copy',
  'archive',
  'junk',
  'phishing',
  'not-junk',
] as const;
export type MessageAction = (typeof MESSAGE_ACTIONS)[number];

/**
 * The list's and the reader's plain form. Text browsers know no `formaction`, so all its buttons come to one address
 * and `do` says which was pressed; each runs the same service as the endpoint of its own.
 */
export const actOnMessages = endpoint({
  method: 'POST',
  path: API.actOnMessages,
  input: Selection.extend({ do: z.enum(MESSAGE_ACTIONS), target: z.union([z.literal(''), MailboxPath]).default('') }),
  /** `forever`: deleted for good, because it was in Trash or Junk already. */
  output: Moved.extend({ action: z.enum(MESSAGE_ACTIONS), forever: z.boolean() }),
});

/**
 * The same for all messages of a folder that filter and search let through, as far as about a second reaches. `next` of the
 * answer is `below` of the next request, until it is `null`.
 */
export const actOnAll = endpoint({
  method: 'POST',
  path: API.actOnAll,
  input: z.object({
    mailbox: MailboxPath,
    uidValidity: UidValidity,
    filter: z.enum(LIST_FILTERS).catch('all'),
    field: z.string().optional().catch(undefined),
    q: SearchText,
    /** Messages from this number on came later and are left alone: the folder's UIDNEXT at first. */
    below: Uid.default(0xffffffff),
    do: z.enum(MESSAGE_ACTIONS),
    target: z.union([z.literal(''), MailboxPath]).default(''),
    return: ReturnPath,
  }),
  output: Moved.extend({
    action: z.enum(MESSAGE_ACTIONS),
    forever: z.boolean(),
    /** Whose flags this call changed, to take it back; none where it moved, copied or deleted. */
    changed: z.array(z.number()),
    /** How many are still to be done. */
    left: z.number(),
    next: z.number().nullable(),
  }),
});
