import type { BounceView, MessageCards } from '#lib/contract/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { bounceReason } from '#lib/mail/bounce-reason.ts';
import { cutText } from '#lib/mail/cut-text.ts';
import { fieldValues, type HeaderField } from '#lib/mail/header-field.ts';
import { messageIds } from '#lib/mail/message-ids.ts';
import { parseAddressList } from '#lib/mail/parse-address-list.ts';
import { readPlainBounce } from '#lib/mail/read-plain-bounce.ts';
import { decodeTransferBytes, decodeWords, listHeaderFields, readDsn, readMdn } from '#lib/mime/index.ts';
import { CARD_BYTES, cardParts } from './card-parts.ts';
import type { LoadedMessage } from './load-message.ts';
import { partBytes } from './part-bytes.ts';

type Recipient = BounceView['recipients'][number];

const WORST = ['failed', 'delayed', 'delivered'] as const;

/** What a message reports: that others did not get one's mail, that they did, or that they read it; `null` when it reports nothing. */
export async function readReport(
  actor: AccountAccess,
  message: LoadedMessage,
  fields: readonly HeaderField[],
  text: () => string,
  signal?: AbortSignal,
): Promise<MessageCards['report']> {
  if (!message.body) return null;
  const { dsn, mdn, returned } = cardParts(message.body);
  const isReport = message.opened.structure?.type === 'multipart/report';
  if (isReport && mdn) {
    const told = readMdn(await partBytes(actor, message, mdn, CARD_BYTES.report, signal), mdn.encoding);
    if (told) return { kind: 'receipt', ...told };
  }
  if (isReport && dsn) {
    const told = readDsn(await partBytes(actor, message, dsn, CARD_BYTES.report, signal), dsn.encoding);
    const recipients = told.recipients.map(({ address, action, status, words, server }) => ({
      address,
      outcome: action === 'failed' || action === 'delayed' ? action : ('delivered' as const),
      reason: bounceReason(status, words),
      status,
      words,
      server,
    }));
    if (recipients.length > 0) {
      const bytes = returned ? await partBytes(actor, message, returned, CARD_BYTES.returned, signal) : Buffer.alloc(0);
      const head = listHeaderFields(decodeTransferBytes(bytes, returned?.encoding ?? ''));
      return bounce(told.reporter, recipients, head, returned !== undefined);
    }
  }
  return plainBounce(message, fields, text);
}

function plainBounce({ opened }: LoadedMessage, fields: readonly HeaderField[], text: () => string): BounceView | null {
  const [from] = opened.envelope.from;
  const told = readPlainBounce(text, {
    from: from?.address ?? '',
    subject: opened.envelope.subject,
    noReturn: fieldValues(fields, 'return-path')[0]?.trim() === '<>',
    failed: fieldValues(fields, 'x-failed-recipients').flatMap((value) =>
      parseAddressList(value.slice(0, 4000)).addresses.map(({ address }) => address),
    ),
  });
  if (told.length === 0) return null;
  const recipients = told.map(({ address, delayed, words }): Recipient => ({
    address,
    outcome: delayed ? 'delayed' : 'failed',
    reason: bounceReason('', words),
    status: '',
    words,
    server: '',
  }));
  return bounce((from?.address ?? '').replace(/^.*@/, ''), recipients, [], false);
}

function bounce(
  reporter: string,
  recipients: Recipient[],
  head: readonly HeaderField[],
  returned: boolean,
): BounceView {
  const outcome = WORST.find((one) => recipients.some((recipient) => recipient.outcome === one)) ?? 'failed';
  return {
    kind: 'bounce',
    outcome,
    reporter,
    recipients,
    subject: cutText(decodeWords(fieldValues(head, 'subject')[0] ?? ''), 1000),
    messageId: messageIds(fieldValues(head, 'message-id')[0] ?? '')[0] ?? '',
    returned: returned && outcome !== 'delivered',
  };
}
