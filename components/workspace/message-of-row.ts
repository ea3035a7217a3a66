import type { MessageRow, MessageView } from '#lib/contract/index.ts';

/** Where the message of a row lies. */
interface Where {
  /** Mailbox key. */
  readonly mailbox: string;
  readonly uidValidity: number;
  readonly readOnly: boolean;
}

/** What a row tells of its message: enough for its header and for acting on it until the rest comes. */
export const messageOfRow = (row: MessageRow, { mailbox, uidValidity, readOnly }: Where): MessageView => ({
  mailbox,
  uidValidity,
  uid: row.uid,
  flags: row.flags,
  subject: row.subject,
  from: row.from,
  sender: [],
  replyTo: [],
  to: row.to,
  cc: [],
  bcc: [],
  recipients: row.to.length,
  date: row.date,
  received: row.received,
  size: row.size,
  messageId: '',
  inReplyTo: '',
  references: [],
  text: '',
  unreadable: false,
  textTruncated: false,
  charsetGuessed: false,
  htmlPart: null,
  attachments: [],
  cards: NOTHING_KNOWN,
  images: { show: false, unsure: false, off: true, sender: '', domain: '' },
  newer: null,
  older: null,
  aloneUpTo: 0,
  readOnly,
});

/** Warnings and offers come with the message itself. */
const NOTHING_KNOWN: MessageView['cards'] = {
  trust: { checks: null, vouched: false, warnings: [], known: true },
  list: null,
  receipt: null,
  report: null,
  invitation: null,
  contacts: [],
};
