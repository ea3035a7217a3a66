import type { AttachmentView, InputOf, readPart } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import type { Address } from '#lib/mail/address.ts';
import { cutText } from '#lib/mail/cut-text.ts';
import { toAddressViews } from './to-address-views.ts';
import { toSubjectView } from './to-subject-view.ts';
import { loadMessage } from './load-message.ts';
import { toMessageRef } from './to-message-ref.ts';
import { unpackPart } from './unpack-part.ts';
import { listPacked } from './view-attachments.ts';

/** A message that came along in another one. Everything in it is hostile. */
export interface EnclosedMessage {
  readonly subject: string;
  readonly from: readonly Address[];
  readonly to: readonly Address[];
  readonly cc: readonly Address[];
  /** ISO 8601, or `''`. */
  readonly date: string;
  readonly text: string;
  readonly attachments: readonly AttachmentView[];
}

const LONGEST_TEXT = 512 * 1024;

/**
 * Opens a message within a message (message/rfc822), its text and its files.
 *
 * @throws AppError part.missing (no message there) | message.unreadable | message.gone | mailbox.renumbered
 */
export async function readEnclosed(
  actor: AccountAccess,
  input: Pick<InputOf<typeof readPart>, 'mailbox' | 'message' | 'part'>,
  signal?: AbortSignal,
): Promise<EnclosedMessage> {
  const ref = toMessageRef(actor, input);
  const { body } = await loadMessage(actor, ref, signal);
  const part = body?.attachments.find((one) => one.part === input.part && one.type === 'message/rfc822');
  if (!part) throw new AppError('part.missing');
  const inside = await unpackPart(actor, ref, part, signal);
  const { subject, from, to, cc, date, text } = inside;
  return {
    subject: toSubjectView(subject),
    from: toAddressViews(from),
    to: toAddressViews(to),
    cc: toAddressViews(cc),
    date,
    text: cutText(text, LONGEST_TEXT),
    attachments: listPacked({ part: part.part, inside }),
  };
}
