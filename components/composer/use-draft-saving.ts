import { useCallback, useEffect, useRef, useState } from 'react';
import type { ComposeView, OutputOf, compose } from '#lib/contract/index.ts';
import { postForm, type FormFailure } from '#lib/client/index.ts';

interface Options {
  readonly view: ComposeView;
  readonly action: string;
  /** All fields of the form; with the draft that is stored now, which the rendered fields may not name yet. */
  readonly collect: (what: string, draft: StoredDraft) => FormData;
  /** Whether saving by itself would be in the way now: an upload runs. */
  readonly isBusy: () => boolean;
}

/** Keys of the stored draft that the next save or the send replaces; both `''` when there is none. */
export interface StoredDraft {
  readonly mailbox: string;
  readonly message: string;
}

export interface DraftSaving {
  readonly status: 'idle' | 'saving' | 'failed';
  readonly failure: FormFailure | undefined;
  /** ISO time of the stored draft; `''` when there is none. */
  readonly savedAt: string;
  readonly draft: StoredDraft;
  /** The same, also between a save and the next rendering. */
  readonly draftNow: () => StoredDraft;
  /** Whether something was typed since the last save. */
  readonly isDirty: () => boolean;
  readonly touch: () => void;
  /** Saves now, after saves that run. */
  readonly save: () => void;
  /** Waits for saves that run, and keeps further ones away until {@link release}: a message being sent must not come back as a draft. */
  readonly hold: () => Promise<void>;
  readonly release: () => void;
}

const EVERY = 30_000; // ms between saves by itself

/** Keeps the draft on the server: on demand, and every half minute while something new is there. Saves never overlap. */
export function useDraftSaving({ view, action, collect, isBusy }: Options): DraftSaving {
  const [status, setStatus] = useState<DraftSaving['status']>('idle');
  const [failure, setFailure] = useState<FormFailure>();
  const [savedAt, setSavedAt] = useState(view.savedAt ?? '');
  const [draft, setDraft] = useState<StoredDraft>({ mailbox: view.draftMailbox, message: view.draftMessage });
  const current = useRef(draft);
  const typed = useRef(0);
  const stored = useRef(0);
  const held = useRef(false);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const isDirty = useCallback(() => typed.current !== stored.current, []);
  const saveOnce = useCallback(async (): Promise<void> => {
    if (held.current) return;
    setStatus('saving');
    const version = typed.current;
    const answer = await postForm<OutputOf<typeof compose>>(action, collect('save', current.current));
    if (answer.ok) {
      const now = answer.body.composer;
      stored.current = version;
      if (now) current.current = { mailbox: now.draftMailbox, message: now.draftMessage };
      setDraft(current.current);
      setSavedAt(now?.savedAt ?? new Date().toISOString());
      setFailure(undefined);
      setStatus('idle');
    } else {
      setFailure(answer);
      setStatus('failed');
    }
  }, [action, collect]);
  const save = useCallback((): void => {
    queue.current = queue.current.then(saveOnce);
  }, [saveOnce]);

  useEffect(() => {
    const timer = setInterval(() => {
      if (isDirty() && !isBusy()) save();
    }, EVERY);
    return () => {
      clearInterval(timer);
    };
  }, [isBusy, isDirty, save]);

  return {
    status,
    failure,
    savedAt,
    draft,
    draftNow: useCallback(() => current.current, []),
    isDirty,
    touch: useCallback(() => {
      typed.current += 1;
    }, []),
    save,
    hold: useCallback(async () => {
      held.current = true;
      await queue.current;
    }, []),
    release: useCallback(() => {
      held.current = false;
    }, []),
  };
}
