import type { InputOf, OutputOf, answerInvitation as endpoint } from '#lib/contract/index.ts';
import { AppError, isAppError } from '#lib/errors.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { setFlags } from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { displayName, sameAddress } from '#lib/mail/address.ts';
import { INVITATION_ANSWERS } from '#lib/mail/flags.ts';
import type { MessageRef } from '#lib/mail/message-ref.ts';
import { pickIdentity } from '#lib/mail/pick-identity.ts';
import { writeCalendarReply } from '#lib/mime/index.ts';
import { ensureIdentity } from './ensure-identity.ts';
import { loadMessage } from './load-message.ts';
import { isAnswerable, readEvent } from './read-invitation.ts';
import { sendStructured } from './send-structured.ts';
import { toMessageRef } from './to-message-ref.ts';

const WORDS = {
  accepted: { subject: 'cards.replySubjectAccepted', text: 'cards.replyTextAccepted' },
  tentative: { subject: 'cards.replySubjectTentative', text: 'cards.replyTextTentative' },
  declined: { subject: 'cards.replySubjectDeclined', text: 'cards.replyTextDeclined' },
} as const;
/** Pressed twice within this time it is one answer; later the person may well mean it anew. */
const SAME = 60_000;

/**
 * Answers an invitation by mail to its organizer (RFC 6047), as the identity that was invited, and remembers the answer on the message.
 *
 * @throws AppError invitation.not_answerable (there is none, it is called off or over) | message.gone | smtp.*
 */
export async function answerInvitation(
  actor: AccountAccess,
  input: InputOf<typeof endpoint>,
  texts: Texts,
): Promise<OutputOf<typeof endpoint>> {
  const ref = toMessageRef(actor, input);
  const message = await loadMessage(actor, ref);
  const found = await readEvent(actor, message);
  const now = new Date();
  if (!found?.event.organizer || !isAnswerable(found.event, now.getTime()))
    throw new AppError('invitation.not_answerable');
  const { event } = found;
  const { organizer } = found.event;
  const identities = await ensureIdentity(actor);
  const invited = identities.find(({ address }) => event.people.some((one) => sameAddress(one.address, address)));
  const identity = invited ?? pickIdentity(identities, message.opened.envelope);
  const from = { name: identity?.name ?? '', address: identity?.address ?? '' };
  const words = WORDS[input.do];
  const said = texts.t(words.text, { person: displayName(from) });
  await sendStructured(actor, {
    about: [
      'invitation',
      event.uid,
      String(event.sequence),
      event.recurrenceId,
      input.do,
      String(Math.floor(now.getTime() / SAME)),
    ],
    envelopeFrom: from.address,
    keepCopy: true,
    original: { mailbox: ref.mailbox.path, uidValidity: ref.uidValidity, uid: ref.uid, flag: 'answered' },
    message: {
      from,
      to: [{ name: organizer.name, address: organizer.address }],
      subject: texts.t(words.subject, { summary: event.summary }),
      inReplyTo: message.opened.envelope.messageId,
      kind: 'alternative',
      parts: [
        { type: 'text/plain; charset=utf-8', text: [said, input.comment.trim()].filter(Boolean).join('\n\n') },
        {
          type: 'text/calendar; charset=utf-8; method=REPLY',
          text: writeCalendarReply(event, input.do, from, input.comment, now),
        },
      ],
    },
  });
  await remember(actor, ref, input.do);
  return { answer: input.do };
}

/** The answer is on its way; a folder that keeps no keywords only forgets which it was. */
async function remember(actor: AccountAccess, ref: MessageRef, answer: keyof typeof INVITATION_ANSWERS): Promise<void> {
  const set = { mailbox: ref.mailbox, uidValidity: ref.uidValidity, uids: [ref.uid] };
  const others = Object.values(INVITATION_ANSWERS).filter((one) => one !== INVITATION_ANSWERS[answer]);
  try {
    await setFlags(actor, set, { add: [INVITATION_ANSWERS[answer]], remove: others });
  } catch (error) {
    if (!isAppError(error)) throw error;
  }
}
