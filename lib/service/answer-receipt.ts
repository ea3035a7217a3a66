import type { InputOf, OutputOf, answerReceipt as endpoint } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { setFlags } from '#lib/imap/index.ts';
import { AppError } from '#lib/errors.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { cutText } from '#lib/mail/cut-text.ts';
import { hasFlag, MDN_SENT } from '#lib/mail/flags.ts';
import { pickIdentity } from '#lib/mail/pick-identity.ts';
import { listHeaderFields } from '#lib/mime/index.ts';
import { ensureIdentity } from './ensure-identity.ts';
import { judgeMessage } from './judge-message.ts';
import { knownPeople } from './known-people.ts';
import { loadMessage } from './load-message.ts';
import { settingsOf } from './read-settings.ts';
import { sendStructured } from './send-structured.ts';
import { toMessageRef } from './to-message-ref.ts';

/**
 * Sends the read receipt that a message asks for, or only remembers that none is to be sent. The mark ($MDNSent, RFC 3503) is set first: a folder
 * that cannot keep it gets no receipt, for it would be asked about again and again.
 *
 * @throws AppError receipt.not_asked (nothing asks for one, it was answered, or may not go by itself) | mailbox.read_only | message.gone | smtp.*
 */
export async function answerReceipt(
  actor: AccountAccess,
  input: InputOf<typeof endpoint>,
  texts: Texts,
): Promise<OutputOf<typeof endpoint>> {
  const ref = toMessageRef(actor, input);
  const message = await loadMessage(actor, ref);
  const { envelope, flags, headers } = message.opened;
  const [people, settings] = await Promise.all([knownPeople(actor), settingsOf(actor.account)]);
  const { receipt } = judgeMessage(message, listHeaderFields(headers), people, settings.receipts);
  const itself = input.do === 'automatic';
  if (!receipt || hasFlag(flags, MDN_SENT) || (itself && !receipt.automatic)) throw new AppError('receipt.not_asked');
  const set = { mailbox: ref.mailbox, uidValidity: ref.uidValidity, uids: [ref.uid] };
  await setFlags(actor, set, { add: [MDN_SENT], remove: [] });
  if (input.do === 'ignore') return { sent: false };
  const identity = pickIdentity(await ensureIdentity(actor), envelope);
  const { address = '', name = '' } = identity ?? {};
  const subject = cutText(envelope.subject, 200);
  await sendStructured(actor, {
    about: ['mdn', ref.mailbox.path, String(ref.uidValidity), String(ref.uid)],
    envelopeFrom: '',
    keepCopy: false,
    original: null,
    message: {
      from: { name, address },
      to: receipt.to.map((one) => ({ name: '', address: one })),
      subject: texts.t('cards.mdnSubject', { subject }),
      inReplyTo: envelope.messageId,
      fields: [['Auto-Submitted', 'auto-replied']],
      kind: 'report; report-type=disposition-notification',
      parts: [
        { type: 'text/plain; charset=utf-8', text: texts.t('cards.mdnText', { address, subject }) },
        {
          type: 'message/disposition-notification',
          text: [
            'Reporting-UA: Tupai',
            `Final-Recipient: rfc822; ${address}`,
            ...(/^<[\x21-\x7e]+>$/.test(envelope.messageId) ? [`Original-Message-ID: ${envelope.messageId}`] : []),
            `Disposition: ${itself ? 'automatic-action/MDN-sent-automatically' : 'manual-action/MDN-sent-manually'}; displayed`,
          ].join('\n'),
        },
      ],
    },
  });
  return { sent: true };
}
