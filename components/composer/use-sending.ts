import { useEffect, useRef, useState } from 'react';
import type { OutputOf, compose } from '#lib/contract/index.ts';
import { postForm, type FormFailure } from '#lib/client/index.ts';
import type { ComposerFrame } from './composer-frame.ts';
import type { DraftSaving, StoredDraft } from './use-draft-saving.ts';

interface Options {
  readonly hrefs: { readonly action: string; readonly back: string; readonly outbox: string };
  readonly collect: (what: string, draft: StoredDraft) => FormData;
  readonly saving: DraftSaving;
  /** The screen around it, which goes on when the message is away. */
  readonly frame: Pick<ComposerFrame, 'onSending' | 'onSent' | 'onDiscarded'> | undefined;
}

/**
 * Sends the message once, whatever is pressed how often: a send that runs swallows further presses, and the composer's id
 * makes a repeated request the same one. When the session ended meanwhile, the person signs in again over the composer, and the send goes on.
 */
export function useSending({ hrefs, collect, saving, frame }: Options) {
  const [isSending, setSending] = useState(false);
  const [failure, setFailure] = useState<FormFailure>();
  const running = useRef(false);
  const leaving = useRef(false);
  const sent = useRef(false);

  useEffect(() => {
    const onShow = (event: PageTransitionEvent) => {
      if (event.persisted && sent.current) window.location.reload(); // its id is used up; the next message needs its own
      leaving.current = running.current = false; // back from another page: the form works again
      setSending(false);
    };
    window.addEventListener('pageshow', onShow);
    return () => {
      window.removeEventListener('pageshow', onShow);
    };
  }, []);

  const begin = (): void => {
    running.current = true;
    setSending(true);
    setFailure(undefined);
    frame?.onSending(true);
  };
  const giveUp = (answer: FormFailure): void => {
    running.current = false;
    setSending(false);
    frame?.onSending(false);
    saving.release();
    setFailure(answer);
  };

  const send = async (what = 'send') => {
    if (running.current) return;
    begin();
    await saving.hold(); // the send must replace the draft that a running save is writing
    const answer = await postForm<OutputOf<typeof compose>>(
      hrefs.action,
      saving.sign(collect(what, saving.draftNow())),
    );
    if (answer.ok) {
      leaving.current = sent.current = true;
      saving.forget();
      const { submission } = answer.body;
      const isSent = submission?.state === 'filed' || submission?.state === 'sent';
      const leavesIn = submission?.leavesIn ?? null;
      if (frame && (isSent || !submission || leavesIn !== null)) frame.onSent(submission);
      else
        window.location.assign(
          leavesIn !== null
            ? withNote(hrefs.back, leavesIn > SOON ? 'noteScheduled' : undefined) // every page offers Undo for what leaves soon
            : isSent || !submission
              ? withNote(hrefs.back, 'noteSent')
              : hrefs.outbox.replace('{id}', submission.id),
        );
      return;
    }
    giveUp(answer);
  };

  /** Throws the message away without leaving the screen. */
  const discard = async () => {
    if (running.current) return;
    begin();
    await saving.hold();
    const answer = await postForm(hrefs.action, collect('discard', saving.draftNow()));
    if (answer.ok) {
      leaving.current = true;
      frame?.onDiscarded();
      return;
    }
    giveUp(answer);
  };

  return {
    isSending,
    failure,
    send,
    discard,
    /** What was in the way is settled. */
    forgive: () => setFailure(undefined),
    isLeaving: () => leaving.current,
    leave() {
      leaving.current = true;
    },
  };
}

/** What leaves later than this (ms) was planned for then. */
const SOON = 60_000;

function withNote(back: string, note: string | undefined): string {
  const url = new URL(back, window.location.href);
  if (note !== undefined) url.searchParams.set('note', note);
  return url.href;
}
