import { createHash } from 'node:crypto';
import { config } from '#lib/config.ts';
import { DraftFields, type InputOf, type OutputOf, type reportPhishing as endpoint } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import type { Texts } from '#lib/i18n/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { cutText } from '#lib/mail/cut-text.ts';
import type { MessageRef } from '#lib/mail/message-ref.ts';
import { actOnMessages } from './act-on-messages.ts';
import { composeForward } from './compose-forward.ts';
import { composerFields } from './composer-fields.ts';
import { sendMessage } from './send-message.ts';
import { toMessageRef } from './to-message-ref.ts';

/**
 * Moves a message to Junk with the marks of phishing; before that, when the person said so and the administrator named an address, sends a copy of it
 * there as an attachment, once however often it is pressed.
 *
 * @throws AppError smtp.* when the copy was refused: then the message has not moved | message.gone | mailbox.renumbered | as act-on-messages.ts
 */
export async function reportPhishing(
  actor: AccountAccess,
  input: InputOf<typeof endpoint>,
  texts: Texts,
  signal?: AbortSignal,
): Promise<OutputOf<typeof endpoint>> {
  const { mailbox, message, copy } = input;
  const copied = copy && config().abuseAddress !== '';
  if (copied) await sendCopy(actor, toMessageRef(actor, { mailbox, message }), texts, signal);
  const set = { mailbox, uidValidity: message.uidValidity, uid: [message.uid] };
  const { count, target, uidValidity, moved } = await actOnMessages(
    actor,
    { ...set, do: 'phishing', target: '' },
    signal,
  );
  return { count, target, uidValidity, moved, copied };
}

async function sendCopy(actor: AccountAccess, ref: MessageRef, texts: Texts, signal?: AbortSignal): Promise<void> {
  const view = await composeForward(actor, ref, 'forward-attached', texts, signal);
  const about = JSON.stringify([actor.account, 'phishing', ref.mailbox.path, ref.uidValidity, ref.uid]);
  const { state, error, detail } = await sendMessage(
    actor,
    DraftFields.parse(
      composerFields({
        ...view,
        id: createHash('sha256').update(about).digest('hex').slice(0, 32),
        to: config().abuseAddress,
        subject: texts.t('redirect.reportSubject', { subject: cutText(view.subject, 200) }),
        body: `${texts.t('redirect.reportBody')}\n`,
        inReplyTo: '',
        references: '',
        originalMailbox: '',
        originalMessage: '',
        originalFlag: '',
      }),
    ),
  );
  if (state === 'refused') throw new AppError('smtp.rejected', { detail: detail || (error ?? '') });
}
