'use client';

import { useCallback, useEffect, useRef, useState, type ReactNode, type SubmitEvent } from 'react';
import type { ComposeView, IdentityView } from '#lib/contract/index.ts';
import type { TemplateChoice } from './template-picker.tsx';
import { FormHead } from '#components/ui/index.ts';
import { ComposerActions } from './composer-actions.tsx';
import { ComposerBar } from './composer-bar.tsx';
import { ComposerFields } from './composer-fields.tsx';
import { ComposerFailure } from './composer-failure.tsx';
import { ComposerText } from './composer-text.tsx';
import type { ComposerWords } from './composer-words.ts';
import { DraftConflict } from './draft-conflict.tsx';
import { errorField } from './error-field.ts';
import { findSendDoubts } from './find-send-doubts.ts';
import { HiddenFields } from './hidden-fields.tsx';
import { pickTicked } from './pick-ticked.ts';
import { useBodyFormat } from './use-body-format.ts';
import { useCloseSaving } from './use-close-saving.ts';
import { useComposerKeys } from './use-composer-keys.ts';
import { useLeaveWarning } from './use-leave-warning.ts';
import { LiveAttachments } from './live-attachments.tsx';
import { SendQuestion } from './send-question.tsx';
import { useDraftSaving, type StoredDraft } from './use-draft-saving.ts';
import { useSending } from './use-sending.ts';
import { useTemplates } from './use-templates.ts';
import { useUploads } from './use-uploads.ts';

export interface ComposerFormProps {
  readonly view: ComposeView;
  readonly title: string;
  readonly identities: readonly Pick<IdentityView, 'id' | 'name' | 'address' | 'signature' | 'signatureHtml'>[];
  readonly words: ComposerWords;
  readonly token: string;
  /** Where the form posts, where recipients are suggested, where sent messages and unsent ones are shown; with the mount point. */
  readonly hrefs: {
    readonly action: string;
    readonly suggest: string;
    readonly back: string;
    readonly outbox: string;
    /** The empty frame document; an uploaded picture, up to its id. */
    readonly frame: string;
    readonly picture: string;
  };
  readonly maxBytes: number;
  /** The templates there are, where the page knows; scripts ask for them else. */
  readonly templates?: readonly TemplateChoice[] | undefined;
  /** What the last plain form met. */
  readonly error?: { readonly code: string; readonly text: string; readonly field?: string } | undefined;
  /** The address book as boxes to tick; stands below the recipients. */
  readonly children: ReactNode;
}

const NO_SIGNATURE = { signature: '', signatureHtml: '' };

/**
 * The composer: a plain multipart form that is complete without scripts. Scripts save, attach and send the same fields to the
 * same address without leaving the page, so that nothing typed depends on an answer.
 */
export function LiveComposerForm({
  view,
  title,
  identities,
  words,
  token,
  hrefs,
  maxBytes,
  error,
  templates: choices,
  children,
}: ComposerFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [doubts, setDoubts] = useState<readonly string[]>([]);
  /** Which of the buttons that send was pressed last: now, or then. */
  const how = useRef('send');
  const [blocked, setBlocked] = useState('');

  const touch = useRef((): void => undefined);
  const body = useBodyFormat(view, form, () => touch.current());
  const { collect: collectBody, isReady } = body;
  const collect = useCallback(
    (what: string, draft?: StoredDraft): FormData => {
      const fields = new FormData(form.current ?? undefined);
      fields.delete('file');
      fields.set('do', what);
      collectBody(fields);
      if (draft) {
        fields.set('draftMailbox', draft.mailbox);
        fields.set('draftMessage', draft.message);
        fields.set('id', draft.id);
        fields.set('messageId', draft.messageId);
      }
      return fields;
    },
    [collectBody],
  );
  const uploading = useRef(false);
  const isBusy = useCallback(() => uploading.current || !isReady(), [isReady]);
  const saving = useDraftSaving({ view, action: hrefs.action, collect, isBusy, isReady });
  const uploads = useUploads({
    initial: view.uploads,
    action: hrefs.action,
    maxBytes,
    words,
    collect,
    onChange: saving.touch,
  });
  useEffect(() => {
    uploading.current = uploads.running;
    touch.current = saving.touch;
  }, [uploads.running, saving.touch]);
  const sending = useSending({ hrefs, collect, saving });
  useCloseSaving(form, hrefs.back, saving);
  useLeaveWarning(() => !sending.isLeaving() && (saving.isDirty() || uploads.running));

  const templates = useTemplates({ form, body, onChange: saving.touch });
  const failed = sending.failure ?? saving.failure ?? templates.failure;
  const wrong = sending.failure
    ? { field: errorField(sending.failure), text: sending.failure.text }
    : error && { field: errorField(error), text: error.text };

  const askAndSend = (what = 'send') => {
    how.current = what;
    setBlocked(uploads.running ? words.uploadsRunning : '');
    if (uploads.running || !body.isReady()) return;
    const fields = collect('send');
    const text = (name: string): string => {
      const value = fields.get(name);
      return typeof value === 'string' ? value : '';
    };
    const letter = {
      subject: text('subject'),
      body: text('body'),
      files: uploads.attached.length,
      failed: uploads.failed,
    };
    const found = findSendDoubts(letter, words);
    if (found.length > 0) setDoubts(found);
    else void sending.send(what);
  };

  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    if (sending.isLeaving()) return; // the plain way on purpose: discarded
    const { submitter } = event.nativeEvent;
    const what = submitter instanceof HTMLButtonElement ? submitter.value : 'save';
    if (what === 'discard') {
      saving.forget();
      sending.leave();
      return;
    }
    event.preventDefault();
    if (saving.settle(what)) return;
    if (what === 'send' || what === 'schedule' || what.startsWith('at:')) askAndSend(what);
    else if (what === 'pick') pickTicked(event.currentTarget);
    else if (what === 'insert') void templates.insert(collect(what));
    else if (what.startsWith('remove:')) {
      const gone = uploads.attached.find(({ id }) => what === `remove:${id}`);
      if (gone) uploads.remove(gone);
    } else save();
  };
  const save = () => {
    if (body.isReady()) saving.save();
  };
  useComposerKeys(form, { onSend: () => askAndSend(), onSave: save });
  const onIdentity = (from: string, to: string) => {
    const signature = (id: string) => identities.find((one) => one.id === id) ?? NO_SIGNATURE;
    body.swapSignature(signature(from), signature(to));
  };

  return (
    <form
      ref={form}
      method="post"
      action={hrefs.action}
      encType="multipart/form-data"
      className="composer flex min-h-dvh flex-col bg-surface pane:mx-auto pane:min-h-0 pane:max-w-4xl pane:rounded-sheet pane:border pane:border-line"
      onSubmit={onSubmit}
      onInput={saving.touch}
      aria-busy={sending.isSending}
    >
      <FormHead token={token} return={hrefs.back} />
      <HiddenFields view={view} draft={saving.draft} />
      <ComposerBar title={title} words={words} saving={saving} isSending={sending.isSending} backHref={hrefs.back} />
      {failed && (
        <ComposerFailure failure={failed} words={words} isSave={!sending.failure && saving.failure !== undefined} />
      )}
      {(failed ?? error)?.code === 'draft.changed' && <DraftConflict words={words.drafts} />}
      <ComposerFields
        view={view}
        identities={identities}
        words={words}
        suggestHref={hrefs.suggest}
        error={wrong}
        onIdentity={onIdentity}
        addressBook={children}
        text={
          <ComposerText
            body={body}
            words={words}
            error={wrong?.field === 'body' ? wrong.text : undefined}
            isFirst={view.to !== ''}
            isFormatted={view.format === 'html'}
            uploads={uploads}
            hrefs={hrefs}
            onInput={saving.touch}
          />
        }
      />
      <LiveAttachments uploads={uploads} words={words} error={wrong?.field === 'file' ? wrong.text : undefined} />
      <ComposerActions
        words={words}
        keepCopy={view.keepCopy}
        options={view.options}
        sendAt={view.sendAt}
        templates={templates.choices ?? choices}
        onTemplates={templates.load}
        hasOriginal={view.originalMessage !== ''}
        isSending={sending.isSending}
        blocked={uploads.running ? blocked : ''}
      />
      <SendQuestion
        doubts={doubts}
        words={words}
        onBack={() => {
          setDoubts([]);
        }}
        onSend={() => {
          setDoubts([]);
          void sending.send(how.current);
        }}
      />
    </form>
  );
}
