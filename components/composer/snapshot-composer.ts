import type { ComposeView, UploadView } from '#lib/contract/index.ts';
import { inlineCid } from '#lib/mail/inline-picture.ts';
import { MESSAGE_OPTIONS } from '#lib/mail/message-options.ts';
import type { StoredDraft } from './use-draft-saving.ts';

interface Now {
  readonly uploads: readonly UploadView[];
  readonly draft: StoredDraft;
  /** ISO 8601; `''` when nothing is stored. */
  readonly savedAt: string;
  /** False while the text with formatting is on its way to its editor: then it is as it was. */
  readonly isReady: boolean;
}

/** What a composer began with and what its form holds now, as something that a composer can begin with again. */
export function snapshotComposer(view: ComposeView, fields: FormData, now: Now): ComposeView {
  const text = (name: string): string => {
    const value = fields.get(name);
    return typeof value === 'string' ? value : '';
  };
  const all = (name: string): string[] => fields.getAll(name).filter((value) => typeof value === 'string');
  const isHtml = text('format') === 'html';
  const written = isHtml
    ? {
        format: 'html' as const,
        html: text('html'),
        quoted: '',
        inline: all('inline').map((id) => ({ id, name: '', type: '', size: 0, contentId: inlineCid(id) })),
      }
    : { format: 'plain' as const, html: '', quoted: '', inline: [] };
  return {
    ...view,
    id: now.draft.id,
    messageId: now.draft.messageId,
    identity: text('identity'),
    to: text('to'),
    cc: text('cc'),
    bcc: text('bcc'),
    subject: text('subject'),
    ...(now.isReady ? { ...written, body: text('body') } : {}),
    uploads: [...now.uploads],
    keepCopy: fields.has('keepCopy'),
    options: MESSAGE_OPTIONS.filter((option) => all('options').includes(option)),
    draftMailbox: now.draft.mailbox,
    draftMessage: now.draft.message,
    ...(now.savedAt === '' ? {} : { savedAt: now.savedAt }),
  };
}
