import type { ComposeView, DraftFields, InputOf, OutputOf, compose as endpoint } from '#lib/contract/index.ts';
import { TIMES } from '#lib/config.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { encodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { encodeMessageKey } from '#lib/mail/message-ref.ts';
import { inlineCid } from '#lib/mail/inline-picture.ts';
import { readMessageOptions } from '#lib/mail/message-options.ts';
import { store } from '#lib/store/index.ts';
import { addPicks } from './add-picks.ts';
import { deleteUploads } from './delete-uploads.ts';
import { toUploadView } from './describe-upload.ts';
import { discardDraft } from './discard-draft.ts';
import type { Clock } from './fill-template.ts';
import { insertTemplate } from './insert-template.ts';
import { keepTemplate } from './keep-template.ts';
import { readSendTime } from './read-send-time.ts';
import { besideOther, pointToOther } from './settle-drafts.ts';
import { saveDraft } from './save-draft.ts';
import { sendMessage } from './send-message.ts';
import { writtenFields } from './written-fields.ts';

/**
 * What a button of the composer does. Files that came with the form are uploads already. Picked people are added first, whatever was
 * pressed.
 *
 * @throws AppError recipient.none | recipient.invalid | recipient.too_many | identity.missing | draft.changed | template.missing | upload.missing | quota.exceeded |
 *   imap.unknown_outcome | storage.full | input.invalid (field `sendAt`: no time to come; field `body`: no text to keep)
 */
export async function compose(
  actor: AccountAccess,
  input: InputOf<typeof endpoint>,
  _signal?: AbortSignal,
  writer?: { texts(): Promise<Clock> },
): Promise<OutputOf<typeof endpoint>> {
  const fields = { ...input, to: addPicks(input.to, input.pick), pick: [] };
  await store().uploads.extend(actor.account, [...fields.upload, ...fields.inline], Date.now() + TIMES.upload);
  switch (input.do) {
    case 'attach':
      return { outcome: 'attached', submission: null, composer: await viewOf(actor, fields) };
    case 'pick':
      return { outcome: 'picked', submission: null, composer: await viewOf(actor, fields) };
    case 'insert': {
      const filled = writer ? await insertTemplate(actor, fields, input.template ?? '', await writer.texts()) : fields;
      return { outcome: 'inserted', submission: null, composer: await viewOf(actor, filled) };
    }
    case 'keep':
      await keepTemplate(actor, fields, input.templateName ?? '');
      return { outcome: 'kept', submission: null, composer: await viewOf(actor, fields) };
    case 'restore':
      return { outcome: 'restored', submission: null, composer: await viewOf(actor, fields) };
    case 'theirs':
      return { outcome: 'theirs', submission: null, composer: await viewOf(actor, await pointToOther(actor, fields)) };
    case 'save':
    case 'save-mine':
    case 'save-both': {
      const mine = input.do === 'save-both' ? await besideOther(actor, fields) : fields;
      const { mailbox, message, savedAt } = await saveDraft(actor, mine, input.do === 'save-mine');
      const composer = await viewOf(actor, mine);
      return {
        outcome: 'saved',
        submission: null,
        composer: {
          ...composer,
          draftMailbox: encodeMailboxKey(mailbox),
          draftMessage: message ? encodeMessageKey(message) : '',
          savedAt,
        },
      };
    }
    case 'send':
      return { outcome: 'submitted', submission: await sendMessage(actor, fields), composer: null };
    case 'schedule': {
      const at = readSendTime(input.sendAt ?? '', (await writer?.texts())?.timeZone ?? 'UTC', Date.now());
      return { outcome: 'submitted', submission: await sendMessage(actor, fields, at), composer: null };
    }
    case 'discard':
      await discardDraft(actor, fields);
      return { outcome: 'discarded', submission: null, composer: null };
    default: {
      if (input.do.startsWith('at:')) {
        const at = readSendTime(input.do.slice('at:'.length), 'UTC', Date.now());
        return { outcome: 'submitted', submission: await sendMessage(actor, fields, at), composer: null };
      }
      const removed = input.do.slice('remove:'.length);
      await deleteUploads(actor, [removed]);
      return { outcome: 'removed', submission: null, composer: await viewOf(actor, fields) };
    }
  }
}

/** The composer as it stands: uploads that are gone are left out, so that nothing is shown that would not be sent. */
async function viewOf(actor: AccountAccess, fields: DraftFields): Promise<ComposeView> {
  const { uploads: files } = store();
  const [uploads, inline] = await Promise.all([
    files.getMany(actor.account, fields.upload, Date.now()),
    files.getMany(actor.account, fields.inline, Date.now()),
  ]);
  return {
    id: fields.id,
    ...writtenFields(fields),
    quoted: '',
    uploads: uploads.map(toUploadView),
    inline: inline.map((upload) => ({ ...toUploadView(upload), contentId: inlineCid(upload.id) })),
    options: readMessageOptions(fields.options),
    sendAt: fields.sendAt ?? '',
  };
}
