'use client';

import { useCallback, useEffect, useRef, useState, type SubmitEvent } from 'react';
import { Banner, FormHead } from '#components/ui/index.ts';
import { ComposerActions } from './composer-actions.tsx';
import type { ComposerFormProps } from './composer-form-props.ts';
import { ComposerBar } from './composer-bar.tsx';
import { ComposerFields } from './composer-fields.tsx';
import { ComposerFailure } from './composer-failure.tsx';
import { ComposerText } from './composer-text.tsx';
import { DraftConflict } from './draft-conflict.tsx';
import { errorField } from './error-field.ts';
import { FrameHead } from './frame-head.tsx';
import { HiddenFields } from './hidden-fields.tsx';
import { pickTicked } from './pick-ticked.ts';
import { useBodyFormat } from './use-body-format.ts';
import { useCloseSaving } from './use-close-saving.ts';
import { useComposerKeys } from './use-composer-keys.ts';
import { useLeaveWarning } from './use-leave-warning.ts';
import { useFrame } from './use-frame.ts';
import { LiveAttachments } from './live-attachments.tsx';
import { revealCopies } from './reveal-copies.ts';
import { snapshotComposer } from './snapshot-composer.ts';
import { SendQuestion } from './send-question.tsx';
import { useVisibleTop } from './use-visible-top.ts';
import { useDraftSaving, type StoredDraft } from './use-draft-saving.ts';
import { useSendCheck } from './use-send-check.ts';
import { useSending } from './use-sending.ts';
import { useTemplates } from './use-templates.ts';
import { useUploads } from './use-uploads.ts';

const NO_SIGNATURE = { signature: '', signatureHtml: '' };
/** What a composer on its own page looks like: on phones all of it. */
const PAGE =
  'composer-page min-h-dvh pane:mx-auto pane:min-h-0 pane:max-w-4xl pane:rounded-sheet pane:border pane:border-line';

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
  markdown,
  error,
  templates: choices,
  children,
  frame,
}: ComposerFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [subject, setSubject] = useState(view.subject);

  const touch = useRef((): void => undefined);
  const body = useBodyFormat(view, form, () => touch.current());
  const { collect: collectBody, isReady } = body;
  const collect = useCallback(
    (what: string, draft?: StoredDraft): FormData => {
      const fields = new FormData(form.current ?? undefined);
      fields.delete('file');
      fields.set('do', what);
      collectBody(fields, what !== 'save');
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
    queue: frame?.files,
    maxBytes,
    words,
    onChange: saving.touch,
  });
  useEffect(() => {
    uploading.current = uploads.running;
    touch.current = saving.touch;
  }, [uploads.running, saving.touch]);
  const sending = useSending({ hrefs, collect, saving, frame });
  useVisibleTop(form);
  useCloseSaving(form, hrefs.back, saving);
  useLeaveWarning(() => !sending.isLeaving() && (saving.isDirty() || uploads.running));

  const snapshot = () =>
    snapshotComposer(view, collect('snapshot'), {
      uploads: uploads.attached,
      draft: saving.draftNow(),
      savedAt: saving.savedAt,
      isReady: body.isReady(),
    });
  useFrame(frame, saving, snapshot, uploads.queue);

  const templates = useTemplates({ form, body, action: hrefs.action, onChange: saving.touch });
  const failed = sending.failure ?? saving.failure ?? templates.failure;
  const wrong = sending.failure
    ? { field: errorField(sending.failure), text: sending.failure.text }
    : error && { field: errorField(error), text: error.text };

  const check = useSendCheck({ collect, body, uploads, words, send: sending.send });

  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    if (sending.isLeaving()) return; // the plain way on purpose: discarded
    const { submitter } = event.nativeEvent;
    const what = submitter instanceof HTMLButtonElement ? submitter.value : 'save';
    if (what === 'discard') saving.forget();
    if (what === 'discard' && !frame) {
      sending.leave();
      return;
    }
    event.preventDefault();
    if (saving.settle(what)) return sending.forgive();
    if (what === 'discard') void sending.discard();
    else if (what === 'send' || what === 'schedule' || what.startsWith('at:')) check.askAndSend(what);
    else if (what === 'pick') pickTicked(event.currentTarget);
    else if (what === 'insert') void templates.insert(collect(what));
    else if (what === 'keep') void templates.keep(collect(what));
    else if (what.startsWith('remove:')) {
      const gone = uploads.attached.find(({ id }) => what === `remove:${id}`);
      if (gone) uploads.remove(gone);
    } else save();
  };
  const save = () => {
    if (body.isReady()) saving.save();
  };
  const sendAndArchive = () => check.sendAndArchive(form.current);
  useComposerKeys(form, {
    send: () => check.askAndSend(),
    ...(view.originalMessage === '' ? {} : { sendAndArchive }),
    saveDraft: save,
    showCc: () => revealCopies(form.current, 'cc'),
    showBcc: () => revealCopies(form.current, 'bcc'),
  });
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
      className={`composer flex flex-col bg-surface ${frame ? '' : PAGE}`}
      onSubmit={onSubmit}
      onInput={({ target }) => {
        saving.touch();
        if (frame && target instanceof HTMLInputElement && target.name === 'subject') setSubject(target.value);
      }}
      aria-busy={sending.isSending}
    >
      <FormHead token={token} return={hrefs.back} />
      <HiddenFields view={view} draft={saving.draft} />
      {frame ? (
        <FrameHead
          frame={frame}
          subject={subject}
          saving={saving}
          isSending={sending.isSending}
          isUploading={uploads.running}
          files={uploads.queue}
          snapshot={snapshot}
        />
      ) : (
        <ComposerBar title={title} words={words} saving={saving} isSending={sending.isSending} backHref={hrefs.back} />
      )}
      {(failed ?? error)?.code === 'draft.changed' ? (
        <DraftConflict words={words.drafts} />
      ) : (
        failed && (
          <ComposerFailure failure={failed} words={words} isSave={!sending.failure && saving.failure !== undefined} />
        )
      )}
      {view.fromReport && (
        <Banner tone="warn" className="m-2">
          {words.fromReport}
        </Banner>
      )}
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
            markdown={markdown}
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
        isTemplateKept={templates.isKept}
        hasOriginal={view.originalMessage !== ''}
        isSending={sending.isSending}
        blocked={check.blocked}
        onSendAndArchive={sendAndArchive}
      />
      <SendQuestion doubts={check.doubts} words={words} onBack={check.goBack} onSend={check.sendAnyway} />
    </form>
  );
}
