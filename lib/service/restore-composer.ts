import type { ComposeView } from '#lib/contract/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { htmlToText } from '#lib/mail/html-to-text.ts';
import { decodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { decodeMessageKey } from '#lib/mail/message-ref.ts';
import { inlineCid } from '#lib/mail/inline-picture.ts';
import { readMessageOptions } from '#lib/mail/message-options.ts';
import { store, type Upload } from '#lib/store/index.ts';
import { addPicks } from './add-picks.ts';
import { toUploadView } from './describe-upload.ts';
import { ensureIdentity } from './ensure-identity.ts';
import { newComposer } from './new-composer.ts';
import type { FormFields } from './park-form.ts';

/**
 * The composer as a form left it. Takes every text as it was typed, also one that was the reason of the failure; ids and keys that
 * are none fall away, and so do uploads that are gone.
 */
export async function restoreComposer(actor: AccountAccess, fields: FormFields): Promise<ComposeView> {
  const list = (name: string): readonly string[] => [fields[name] ?? []].flat();
  const one = (name: string): string => list(name)[0] ?? '';
  const valid = (name: string, pattern: RegExp): string => (pattern.test(one(name)) ? one(name) : '');
  const identities = await ensureIdentity(actor);
  const blank = newComposer(identities.find(({ id }) => id === one('identity')) ?? identities[0]);
  const read = (name: string): Promise<readonly Upload[]> =>
    store().uploads.getMany(
      actor.account,
      list(name).filter((id) => /^[0-9a-f]{32}$/.test(id)),
      Date.now(),
    );
  const [uploads, inline] = await Promise.all([read('upload'), read('inline')]);
  const original = isMessage(one('originalMailbox'), one('originalMessage'));
  const draft = isMessage(one('draftMailbox'), one('draftMessage'));
  const flag = one('originalFlag');
  const savedAt = valid('savedAt', /^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  return {
    ...blank,
    id: valid('id', /^[0-9a-f]{32}$/) || blank.id,
    messageId: valid('messageId', /^<[^<>\s]+@[^<>\s]+>$/) || blank.messageId,
    to: addPicks(one('to'), list('pick')),
    cc: one('cc'),
    bcc: one('bcc'),
    subject: one('subject'),
    format: one('format') === 'html' ? 'html' : 'plain',
    body: (one('body') || htmlToText(one('html'))).replace(/\r\n?/g, '\n'),
    html: one('html').replace(/\r\n?/g, '\n'),
    uploads: uploads.map(toUploadView),
    inline: inline.map((upload) => ({ ...toUploadView(upload), contentId: inlineCid(upload.id) })),
    inReplyTo: one('inReplyTo'),
    references: one('references'),
    originalMailbox: original ? one('originalMailbox') : '',
    originalMessage: original ? one('originalMessage') : '',
    originalFlag: original && (flag === 'answered' || flag === 'forwarded') ? flag : '',
    draftMailbox: draft ? one('draftMailbox') : '',
    draftMessage: draft ? one('draftMessage') : '',
    options: readMessageOptions(list('options')),
    sendAt: valid('sendAt', /^\d{4}-\d\d-\d\dT\d\d:\d\d$/),
    keepCopy: ['on', '1', 'true'].includes(one('keepCopy')),
    ...(savedAt === '' ? {} : { savedAt }),
  };
}

const isMessage = (mailbox: string, message: string): boolean =>
  decodeMailboxKey(mailbox) !== undefined && decodeMessageKey(message) !== undefined;
