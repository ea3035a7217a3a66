'use client';

import { useEffect, useMemo, useRef } from 'react';
import { apiHref, framePage, outboxPage, type SubmissionView } from '#lib/contract/index.ts';
import type { Excerpt } from '#lib/client/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { Banner, Button } from '#components/ui/index.ts';
import type { ComposerFrame } from '../composer-frame.ts';
import { ComposerPlaceContext } from '../composer-place.ts';
import { composerTitle } from '../composer-title.ts';
import { composerWords } from '../composer-words.ts';
import { LiveComposerForm } from '../live-composer-form.tsx';
import type { StoredDraft } from '../use-draft-saving.ts';
import { useOpenedComposer, type OpenedComposer } from './use-opened-composer.ts';
import { WindowHead, type WindowState } from './window-head.tsx';

interface Props {
  /** Tells it from the others on the screen; begins the ids of its controls. */
  readonly id: string;
  readonly shape: 'window' | 'inline';
  readonly state: WindowState;
  /** Address of the compose page that would show the same. */
  readonly start: string;
  /** What stands in it already. */
  readonly opened: OpenedComposer | undefined;
  /** What it quotes of the message that it answers; missing: all. */
  readonly excerpt: Excerpt | undefined;
  readonly takesFocus: boolean;
  readonly texts: Texts;
  readonly token: string;
  /** Where plain forms come back to. */
  readonly backHref: string;
  readonly onState: (state: WindowState) => void;
  readonly onSending: (isSending: boolean) => void;
  readonly onStored: (draft: StoredDraft) => void;
  readonly onGone: (why: 'closed' | 'sent' | 'discarded', submission?: SubmissionView | null) => void;
  /** It is taken off the screen as it stands. */
  readonly onLeave: (opened: OpenedComposer, isTouched: boolean) => void;
  /** It goes on in a window. */
  readonly onPopOut: (opened: OpenedComposer) => void;
}

// No native element is a dialog beside the page that keeps its place in the order of the keyboard (WAI-ARIA 1.2, dialog).
const DIALOG = { role: 'dialog', tabIndex: -1 } as const;
const REGION = { role: 'region', tabIndex: -1 } as const;

/** A message being written over a screen, or in a place of it. Minimised it stays as it is, only out of sight. */
export function LiveComposerWindow(props: Props) {
  const { id, shape, state, start, takesFocus, token, backHref, onState, onGone } = props;
  const { opened, texts, failure } = useOpenedComposer(start, props.opened, props.texts, props.excerpt);
  const box = useRef<HTMLDivElement>(null);
  const titleId = `${id}title`;
  const words = useMemo(
    () => opened && texts && composerWords(texts, opened.maxBytes, opened.unattended),
    [opened, texts],
  );
  const place = useMemo(
    () => ({ ids: id, takesFocus: takesFocus ? ('yes' as const) : ('no' as const) }),
    [id, takesFocus],
  );
  const before = useRef(state);
  useEffect(() => {
    if (before.current === 'minimised' && state !== 'minimised') box.current?.focus();
    before.current = state;
  }, [state]);
  const isThere = words !== undefined;
  useEffect(() => {
    if (isThere && shape === 'inline' && takesFocus) box.current?.scrollIntoView({ block: 'nearest' });
  }, [isThere, shape, takesFocus]);
  const gone = useRef(false);
  const leave = (...why: Parameters<Props['onGone']>): void => {
    gone.current = true;
    onGone(...why);
  };

  const common = {
    ref: box,
    className: `composer-${shape}`,
    'data-state': state,
    'data-keys': 'own',
    'data-pane': true,
    ...(shape === 'window' ? DIALOG : REGION),
  };
  if (!opened || !texts || !words)
    return (
      <div {...common} aria-label={props.texts.t('mailboxes.compose')} aria-busy={!failure}>
        {failure && (
          <Banner tone="danger" className="m-2" details={failure.detail}>
            {failure.text || props.texts.t('workspace.offline')}
          </Banner>
        )}
        <Button type="button" tone="quiet" icon="close" className="self-start" onClick={() => leave('closed')}>
          {props.texts.t('common.dismiss')}
        </Button>
      </div>
    );
  const frame: ComposerFrame = {
    isTouched: opened.isTouched === true,
    files: opened.files,
    drawHead: (head) => (
      <WindowHead
        id={titleId}
        shape={shape}
        state={state}
        head={head}
        title={composerTitle(opened.view, texts)}
        start={start}
        words={words}
        texts={texts}
        onState={onState}
        onPopOut={(view) => props.onPopOut({ ...opened, view, files: head.files, isTouched: head.saving.isDirty() })}
        onClosed={() => leave('closed')}
      />
    ),
    onSending: props.onSending,
    onSent: (submission) => leave('sent', submission),
    onDiscarded: () => leave('discarded'),
    onStored: props.onStored,
    onLeave: (view, isTouched, files) => {
      if (!gone.current) props.onLeave({ ...opened, view, files, isTouched }, isTouched);
    },
  };
  return (
    <div {...common} aria-labelledby={titleId}>
      <ComposerPlaceContext value={place}>
        <LiveComposerForm
          view={opened.view}
          title={composerTitle(opened.view, texts)}
          identities={opened.identities}
          words={words}
          token={token}
          hrefs={{
            action: apiHref('compose'),
            suggest: apiHref('suggestRecipients'),
            back: backHref,
            outbox: outboxPage('{id}'),
            frame: framePage(),
            picture: `${apiHref('readUpload')}?id=`,
          }}
          maxBytes={opened.maxBytes}
          markdown={opened.markdown}
          frame={frame}
        />
      </ComposerPlaceContext>
    </div>
  );
}
