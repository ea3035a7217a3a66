import { z } from 'zod';
import { ATTACHMENT_RISKS } from '#lib/mail/attachment-risks.ts';
import { LIST_FILTERS, LIST_ORDERS } from '#lib/mail/list-order.ts';
import { LABEL_COLORS } from '#lib/mail/labels.ts';
import { SPECIAL_USES } from '#lib/mail/special-use.ts';
import { MessageCards } from './message-cards.ts';
import { HtmlBody } from './html-body.ts';

/** Shapes that leave the server. Strings of messages in them are hostile: render them as text only. */

export const AddressView = z.object({ name: z.string(), address: z.string() });

export const MailboxView = z.object({
  /** The path as one URL segment. */
  key: z.string(),
  path: z.string(),
  /** Last segment of the path as the server names it; the screen translates special uses itself. */
  name: z.string(),
  /** Depth in the tree below the personal namespace, 0 for the top. */
  depth: z.number(),
  delimiter: z.string(),
  specialUse: z.enum(SPECIAL_USES).nullable(),
  /** False for `\Noselect` and `\NonExistent`: shows and expands but does not open. */
  selectable: z.boolean(),
  subscribed: z.boolean(),
  /** Counts by STATUS; 0 when not selectable. */
  messages: z.number(),
  unseen: z.number(),
  /** 0 when not selectable, or when the server does not tell. */
  uidNext: z.number(),
  uidValidity: z.number(),
  /** What the person may do in a mailbox that somebody else shares; `null`: everything, as far as is known. */
  rights: z
    .object({
      mayRead: z.boolean(),
      mayInsert: z.boolean(),
      mayDelete: z.boolean(),
      maySeen: z.boolean(),
      mayFlag: z.boolean(),
      mayCreate: z.boolean(),
      mayRemove: z.boolean(),
    })
    .nullable(),
  /** Whose it is: the person's own, another person's, or nobody's in particular (RFC 2342). */
  namespace: z.enum(['personal', 'other', 'shared']),
  /** As the person chose it; other programs may read it (RFC 5464). */
  color: z.enum(LABEL_COLORS).nullable(),
  /** Shown above the tree as well. */
  favourite: z.boolean(),
  /** The desktop shows new mail of it. */
  notify: z.boolean(),
});
export type MailboxView = z.infer<typeof MailboxView>;

/** Words of the mail server that the person is to read; one line, hostile. */
export const AlertView = z.object({ id: z.string(), text: z.string() });
export type AlertView = z.infer<typeof AlertView>;

export const QuotaView = z.object({ usedBytes: z.number(), limitBytes: z.number() });
export type QuotaView = z.infer<typeof QuotaView>;

export const SavedSearchView = z.object({
  id: z.string(),
  name: z.string(),
  /** In the grammar of the search box. */
  q: z.string(),
  /** Mailbox key; `''` searches all folders. */
  scope: z.string(),
});
export type SavedSearchView = z.infer<typeof SavedSearchView>;

export const MailboxList = z.object({
  mailboxes: z.array(MailboxView),
  quota: QuotaView.nullable(),
  /** What the person keeps under the folders. */
  searches: z.array(SavedSearchView),
  /** Keys of the folders that this browser shows closed; only where a page is made. */
  folded: z.array(z.string()).optional(),
});
export type MailboxList = z.infer<typeof MailboxList>;

/** What a row stands for when rows are conversations: its messages in this mailbox. */
export const ConversationRow = z.object({
  count: z.number(),
  unread: z.number(),
  /** The newest 100, newest first: what an action on the row acts on. */
  uids: z.array(z.number()),
});

/** What every list tells of a message. */
export const ListedMessage = z.object({
  uid: z.number(),
  flags: z.array(z.string()),
  from: z.array(AddressView),
  to: z.array(AddressView),
  subject: z.string(),
  /** Header Date, ISO 8601, `''` when missing. */
  date: z.string(),
  /** INTERNALDATE, ISO 8601. */
  received: z.string(),
});

export const MessageRow = ListedMessage.extend({
  /** RFC822.SIZE in octets. */
  size: z.number(),
  hasAttachments: z.boolean(),
  /** `null` when rows are messages. */
  thread: ConversationRow.nullable(),
  /** It holds an invitation or another calendar object. */
  isInvitation: z.boolean(),
  /** By its structure; whether a signature is good is another question. */
  isSigned: z.boolean(),
  isEncrypted: z.boolean(),
  /** List-Id of the mailing list it came by (RFC 2919), `''` when by none. */
  listId: z.string(),
  priority: z.enum(['high', 'normal', 'low']),
  /** Its beginning in one line, `''` when it has no text; `null`: not known yet, ask `readPreviews`. */
  preview: z.string().nullable(),
});
export type MessageRow = z.infer<typeof MessageRow>;

export const MessageList = z.object({
  /** Mailbox key. */
  mailbox: z.string(),
  uidValidity: z.number(),
  /** Grows whenever total, order or membership changed; equal revisions mean offsets still fit. */
  revision: z.number(),
  total: z.number(),
  offset: z.number(),
  limit: z.number(),
  order: z.enum(LIST_ORDERS),
  /** True: largest, latest or last letter first. */
  descending: z.boolean(),
  filter: z.enum(LIST_FILTERS),
  /** What was searched for, as typed; `''` for no search. */
  q: z.string(),
  /** Orders this server can sort by; the screen offers only these. */
  orders: z.array(z.enum(LIST_ORDERS)),
  /**
   * The order is still being worked out: the rows stand as they arrived, or as they were sorted before the last changes. An
   * event `sorted` tells when to ask again.
   */
  sorting: z.boolean(),
  readOnly: z.boolean(),
  /** Rows are conversations, the newest message of each, and `total` counts them. */
  threads: z.boolean(),
  /** Whether this mailbox can be shown as conversations. */
  threadsPossible: z.boolean(),
  /** How many of the newest messages the conversations cover; `null` for all. */
  threadsPartial: z.number().nullable(),
  rows: z.array(MessageRow),
});
export type MessageList = z.infer<typeof MessageList>;

export const AttachmentView = z.object({
  /** IMAP section, e.g. `2` or `1.3`. */
  part: z.string(),
  /** Decoded and cleaned; never empty (`attachment-2.pdf` when the message gives none). */
  name: z.string(),
  type: z.string(),
  /** Decoded size in octets, estimated from the encoded one. */
  size: z.number(),
  /** Inline image that the HTML refers to by Content-ID; `''` otherwise. */
  contentId: z.string(),
  inline: z.boolean(),
  /** What to know before it is opened. */
  risks: z.array(z.enum(ATTACHMENT_RISKS)),
});
export type AttachmentView = z.infer<typeof AttachmentView>;

/** What happens to the pictures that a message would fetch from other hosts. */
export const RemoteImagesView = z.object({
  /** They are fetched without being asked for. */
  show: z.boolean(),
  /** The person allowed this sender, but nobody confirms that the message is from there. */
  unsure: z.boolean(),
  /** The administrator lets nobody fetch them. */
  off: z.boolean(),
  /** Whom they could be allowed for, in lower case; `''` where the message names no one sender. */
  sender: z.string(),
  domain: z.string(),
});
export type RemoteImagesView = z.infer<typeof RemoteImagesView>;

export const MessageView = z.object({
  mailbox: z.string(),
  uidValidity: z.number(),
  uid: z.number(),
  flags: z.array(z.string()),
  subject: z.string(),
  from: z.array(AddressView),
  sender: z.array(AddressView),
  replyTo: z.array(AddressView),
  to: z.array(AddressView),
  cc: z.array(AddressView),
  bcc: z.array(AddressView),
  /** How many there are in `to`, `cc` and `bcc` together; each of these holds the first 100. */
  recipients: z.number(),
  date: z.string(),
  received: z.string(),
  size: z.number(),
  messageId: z.string(),
  inReplyTo: z.string(),
  references: z.array(z.string()),
  /** Text to show: the text/plain part, else the HTML part made into text, else `''`. */
  text: z.string(),
  /** `text` is `''` because it would be `html`, which came along, made into text and nothing else: see `htmlToText`. */
  textLeftOut: z.literal(true).optional(),
  /** It is too damaged or too large for more than its headers and its source. */
  unreadable: z.boolean(),
  /** True when `text` was cut at the limit (512 KB); the source holds the rest. */
  textTruncated: z.boolean(),
  /** Set when the charset was missing or unknown and Tupai guessed. */
  charsetGuessed: z.boolean(),
  /** Section of the HTML body, `null` when there is none. */
  htmlPart: z.string().nullable(),
  /** That body, where it was asked for along and is not big; else `readHtmlBody` has it. */
  html: HtmlBody.optional(),
  attachments: z.array(AttachmentView),
  images: RemoteImagesView,
  /** What is known of it besides its text: where it came from, what it wants, what it reports. */
  cards: MessageCards,
  /** Neighbours in arrival order for Previous/Next; `null` at the ends. */
  newer: z.number().nullable(),
  older: z.number().nullable(),
  /** No message of its mailbox up to this UID belongs to its conversation, as far as can be told for nothing; 0 when some do, or nobody knows. */
  aloneUpTo: z.number(),
  readOnly: z.boolean(),
});
export type MessageView = z.infer<typeof MessageView>;

/** The beginning of a file that is text, in any charset; hostile: shown as text only. */
export const PartText = z.object({
  text: z.string(),
  truncated: z.boolean(),
  /** The charset was missing or unknown. */
  guessed: z.boolean(),
});
export type PartText = z.infer<typeof PartText>;

export const UploadView = z.object({ id: z.string(), name: z.string(), type: z.string(), size: z.number() });
export type UploadView = z.infer<typeof UploadView>;

export const IdentityView = z.object({
  id: z.string(),
  name: z.string(),
  address: z.string(),
  replyTo: z.string(),
  /** Plain text, without the `-- ` line. */
  signature: z.string(),
  /** The same with formatting; hostile. `''` when it has none. */
  signatureHtml: z.string(),
  /** Addresses that its messages begin with, as typed. */
  cc: z.string(),
  bcc: z.string(),
  /** Key of the mailbox for copies of what it sends; `''` for the one for sent mail. */
  sentMailbox: z.string(),
  isDefault: z.boolean(),
});
export type IdentityView = z.infer<typeof IdentityView>;

/** An identity as far as a composer needs it. */
export const SenderView = IdentityView.pick({
  id: true,
  name: true,
  address: true,
  signature: true,
  signatureHtml: true,
  cc: true,
  bcc: true,
});
export type SenderView = z.infer<typeof SenderView>;

export const ContactView = z.object({
  id: z.string(),
  /** Where it lies: `own`, `collected`, `carddav:<id>`. */
  book: z.string(),
  name: z.string(),
  addresses: z.array(z.string()),
  note: z.string(),
  favourite: z.boolean(),
  /** A picture stands in the card (`contactPhoto`). */
  photo: z.boolean(),
});
export type ContactView = z.infer<typeof ContactView>;

export const SessionView = z.object({
  /** Public id: hash of the secret one. */
  id: z.string(),
  current: z.boolean(),
  createdAt: z.string(),
  seenAt: z.string(),
  /** Browser and system in a few words, e.g. "Firefox, Linux". */
  agent: z.string(),
  /** Network prefix only (/24, /48). */
  network: z.string(),
});
export type SessionView = z.infer<typeof SessionView>;
