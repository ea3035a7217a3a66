import { config } from '#lib/config.ts';
import type { ComposeStart, ComposeView } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { formatAddressList } from '#lib/mail/format-address.ts';
import { parseMailto } from '#lib/mail/parse-mailto.ts';
import { withSignature } from '#lib/mail/signature.ts';
import { signedHtml } from '#lib/mail/signed-html.ts';
import type { Session } from '#lib/session/index.ts';
import { addPicks } from './add-picks.ts';
import { composeAnswer } from './compose-answer.ts';
import { composeForward } from './compose-forward.ts';
import { composeFromDraft } from './compose-from-draft.ts';
import { composeResend } from './compose-resend.ts';
import { ensureIdentity } from './ensure-identity.ts';
import { groupAddresses } from './group-addresses.ts';
import { newComposer } from './new-composer.ts';
import { openParkedForm } from './open-parked-form.ts';
import { settingsOf } from './read-settings.ts';
import { restoreComposer } from './restore-composer.ts';

/**
 * Everything the compose page shows, whatever it starts from: nothing, a mailto link, a message to answer or forward, a draft,
 * or a form that failed. Attachments of a draft or a forwarded message are copied to uploads.
 *
 * @param texts the writer's language, for the attribution line.
 * @throws AppError form.expired | contact.missing, recipient.too_many (a group) | message.gone | mailbox.renumbered | input.too_large (attachments beyond the limit)
 */
export async function startComposer(
  actor: Session,
  start: ComposeStart,
  texts: Texts,
  signal?: AbortSignal,
): Promise<ComposeView> {
  if (start.form !== '') {
    const fields = await openParkedForm(actor, start.form);
    if (!fields) throw new AppError('form.expired');
    return restoreComposer(actor, fields);
  }
  if (start.mode === 'new' || start.mailbox === '' || start.message === '') return composeNew(actor, start);
  const ref = { mailbox: { account: actor.account, path: start.mailbox }, ...start.message };
  switch (start.mode) {
    case 'reply':
    case 'reply-all':
    case 'reply-list':
      return composeAnswer(actor, ref, start.mode, texts, { excerpt: start.excerpt === '1', signal });
    case 'forward':
    case 'forward-attached':
      return composeForward(actor, ref, start.mode, texts, signal);
    case 'resend':
      return composeResend(actor, ref, signal);
    case 'draft':
    case 'edit-as-new':
      return composeFromDraft(actor, ref, start.mode, signal, texts.timeZone);
  }
}

const NOTHING = { to: '', cc: '', subject: '', body: '', inReplyTo: '' };

/** An empty message, or what a mailto link asks for (RFC 6068; its body is text, unknown fields are ignored). */
export async function composeNew(actor: Session, start: ComposeStart): Promise<ComposeView> {
  const link = start.mailto ? { ...(parseMailto(start.mailto) ?? NOTHING), bcc: '' } : { ...start, inReplyTo: '' };
  const { to: typed, cc, bcc, subject, body, inReplyTo } = link;
  const most = config().maxRecipients;
  const [[identity], settings, members] = await Promise.all([
    ensureIdentity(actor),
    settingsOf(actor.account),
    start.group === undefined ? [] : groupAddresses(actor, start.group, most),
  ]);
  if (members.length > most) throw new AppError('recipient.too_many', { field: 'to', values: { max: most } });
  const to = [typed, formatAddressList(members)].filter(Boolean).join(', ');
  const above = body === '' ? '\n' : `${body.trimEnd()}\n`;
  const text = withSignature(above, identity?.signature ?? '');
  const format = settings.composeFormat;
  const html = format === 'html' ? signedHtml(above, identity) : '';
  const blank = newComposer(identity);
  return {
    ...blank,
    to,
    cc: addPicks(cc, [blank.cc]),
    bcc: addPicks(bcc, [blank.bcc]),
    subject,
    format,
    body: text,
    html,
    inReplyTo,
    references: inReplyTo,
  };
}
