import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import type { ComposeView, OutputOf, compose } from '#lib/contract/index.ts';
import { postForm, type FormFailure } from '#lib/client/index.ts';

interface Options {
  readonly view: ComposeView;
  readonly action: string;
  readonly collect: (what: string) => FormData;
  /** True while saving by itself would be in the way: an upload or a send runs. */
  readonly busy: boolean;
  /** Kept up to date here, for whoever collects the fields. */
  readonly draftNow: RefObject<StoredDraft>;
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
  /** Whether something was typed since the last save. */
  readonly isDirty: () => boolean;
  readonly touch: () => void;
  /** Saves now, after a save that runs. True when the text as it stands is stored. */
  readonly save: () => Promise<boolean>;
  /** Waits for a save that runs. */
  readonly settled: () => Promise<void>;
}

const EVERY = 30_000; // ms between saves by itself

/** Keeps the draft on the server: on demand, and every half minute while something new is there. Saves never overlap. */
export function useDraftSaving({ view, action, collect, busy, draftNow }: Options): DraftSaving {
  const [status, setStatus] = useState<DraftSaving['status']>('idle');
  const [failure, setFailure] = useState<FormFailure>();
  const [savedAt, setSavedAt] = useState(view.savedAt ?? '');
  const [draft, setDraft] = useState<StoredDraft>({ mailbox: view.draftMailbox, message: view.draftMessage });
  const typed = useRef(0);
  const stored = useRef(0);
  const running = useRef<Promise<boolean> | undefined>(undefined);
  const latest = useRef({ collect, busy });
  useEffect(() => {
    latest.current = { collect, busy };
  });

  const isDirty = useCallback(() => typed.current !== stored.current, []);
  const saveOnce = useCallback(async (): Promise<boolean> => {
    setStatus('saving');
    const version = typed.current;
    const answer = await postForm<OutputOf<typeof compose>>(action, latest.current.collect('save'));
    if (answer.ok) {
      const now = answer.body.composer;
      if (now) {
        draftNow.current = { mailbox: now.draftMailbox, message: now.draftMessage };
        setDraft(draftNow.current);
      }
      stored.current = version;
      setSavedAt(now?.savedAt ?? new Date().toISOString());
      setFailure(undefined);
      setStatus('idle');
    } else {
      setFailure(answer);
      setStatus('failed');
    }
    return answer.ok;
  }, [action, draftNow]);
  const save = useCallback(async (): Promise<boolean> => {
    await running.current;
    running.current = saveOnce();
    const done = await running.current;
    running.current = undefined;
    return done;
  }, [saveOnce]);

  useEffect(() => {
    const timer = setInterval(() => {
      if (isDirty() && !running.current && !latest.current.busy) void save();
    }, EVERY);
    return () => {
      clearInterval(timer);
    };
  }, [isDirty, save]);

  return {
    status,
    failure,
    savedAt,
    draft,
    isDirty,
    touch: useCallback(() => {
      typed.current += 1;
    }, []),
    save,
    settled: useCallback(async () => {
      await running.current;
    }, []),
  };
}
