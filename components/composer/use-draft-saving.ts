import { useCallback, useEffect, useRef, useState } from 'react';
import {
  apiHref,
  composePage,
  type ComposeView,
  type OutputOf,
  type askDraft,
  type compose,
} from '#lib/contract/index.ts';
import { AskError, askJson, postForm, type FormFailure } from '#lib/client/index.ts';
import { decodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { decodeMessageKey } from '#lib/mail/message-ref.ts';
import { useDraftKeeping } from './use-draft-keeping.ts';
import { useDraftWatch } from './use-draft-watch.ts';

interface Options {
  readonly view: ComposeView;
  readonly action: string;
  /** All fields of the form; with the draft that is stored now, which the rendered fields may not name yet. */
  readonly collect: (what: string, draft: StoredDraft) => FormData;
  /** Whether saving by itself would be in the way now: an upload runs. */
  readonly isBusy: () => boolean;
  /** Whether the fields can be told: a text with formatting may still be on its way to its editor. */
  readonly isReady: () => boolean;
}

/** The stored draft that the next save or the send replaces (keys, both `''` when there is none), and the message it is. */
export interface StoredDraft {
  readonly mailbox: string;
  readonly message: string;
  readonly id: string;
  readonly messageId: string;
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
  /** Stores what is not stored yet. @returns whether the composer can be left without losing anything */
  readonly close: () => Promise<boolean>;
  /** What the person wants when somebody else changed the draft: `save-mine`, `save-both`, `theirs`. @returns whether it was one of these */
  readonly settle: (what: string) => boolean;
  /** Waits for saves that run, and keeps further ones away until {@link release}: a message being sent must not come back as a draft. */
  readonly hold: () => Promise<void>;
  readonly release: () => void;
  /** Puts into the fields which page they come from. */
  readonly sign: (fields: FormData) => FormData;
  /** The message was sent or thrown away: nothing of it is kept in this browser. */
  readonly forget: () => void;
}

const WAYS = ['save-mine', 'save-both', 'theirs'];

/**
 * Keeps the draft: a sealed copy in the browser within two seconds, and on the server on demand, every half minute while something new
 * is there, and when the composer is left. Saves never overlap.
 */
export function useDraftSaving({ view, action, collect, isBusy, isReady }: Options): DraftSaving {
  const [status, setStatus] = useState<DraftSaving['status']>('idle');
  const [failure, setFailure] = useState<FormFailure>();
  const [savedAt, setSavedAt] = useState(view.savedAt ?? '');
  const [draft, setDraft] = useState<StoredDraft>({
    mailbox: view.draftMailbox,
    message: view.draftMessage,
    id: view.id,
    messageId: view.messageId,
  });
  const current = useRef(draft);
  const typed = useRef(0);
  const stored = useRef(0);
  const held = useRef(false);
  /** Somebody else changed the draft, and the person has not said what counts. */
  const contested = useRef(false);
  const queue = useRef<Promise<boolean>>(Promise.resolve(true));
  const isDirty = useCallback(() => typed.current !== stored.current, []);
  const saveNow = useRef((): void => undefined);
  const keeping = useDraftKeeping({
    id: view.id,
    action,
    collect: useCallback((what) => (isReady() ? collect(what, current.current) : undefined), [collect, isReady]),
    save: useCallback(() => saveNow.current(), []),
    isBusy: useCallback(() => isBusy() || held.current || contested.current, [isBusy]),
    isDirty,
    onFound: useCallback(() => void (typed.current += 1), []),
  });
  const saveOnce = useCallback(
    async (what: string): Promise<boolean> => {
      if (held.current) return false;
      setStatus('saving');
      const version = typed.current;
      const answer = await postForm<OutputOf<typeof compose>>(action, keeping.sign(collect(what, current.current)));
      contested.current = !answer.ok && answer.code === 'draft.changed';
      if (answer.ok) {
        const now = answer.body.composer;
        stored.current = version;
        if (now)
          current.current = {
            mailbox: now.draftMailbox,
            message: now.draftMessage,
            id: now.id,
            messageId: now.messageId,
          };
        setDraft(current.current);
        setSavedAt(now?.savedAt ?? new Date().toISOString());
        setFailure(undefined);
        setStatus('idle');
      } else {
        setFailure(answer);
        setStatus('failed');
      }
      keeping.saved(answer.ok);
      return answer.ok;
    },
    [action, collect, keeping],
  );
  const enqueue = useCallback(
    (what: string): Promise<boolean> => (queue.current = queue.current.then(() => saveOnce(what))),
    [saveOnce],
  );
  useEffect(() => void (saveNow.current = () => void enqueue('save')), [enqueue]);
  useDraftWatch(async () => {
    await queue.current;
    const { id, messageId, message } = current.current;
    const settled = (): boolean => held.current || contested.current || current.current.message !== message;
    if (message === '' || settled()) return;
    const writer = keeping.sign(new FormData()).get('writer');
    const fields = { id, messageId, draftMessage: message, writer: typeof writer === 'string' ? writer : '' };
    const answer = await askJson<OutputOf<typeof askDraft>>(apiHref('askDraft'), fields, { background: true }).catch(
      (cause: unknown) => {
        if (!(cause instanceof AskError)) throw cause;
        return undefined; // it is told at saving
      },
    );
    if (answer?.changed !== true || settled()) return;
    contested.current = true;
    setFailure({ code: 'draft.changed', text: '' });
  });
  const openTheirs = useCallback(async () => {
    const answer = await postForm<OutputOf<typeof compose>>(action, keeping.sign(collect('theirs', current.current)));
    const theirs = answer.ok ? answer.body.composer : null;
    const message = decodeMessageKey(theirs?.draftMessage ?? '');
    const mailbox = decodeMailboxKey(theirs?.draftMailbox ?? '');
    if (!answer.ok) setFailure(answer);
    if (!message || mailbox === undefined) return;
    stored.current = typed.current;
    keeping.forget();
    window.location.assign(composePage({ mode: 'draft', mailbox, message }));
  }, [action, collect, keeping]);

  return {
    status,
    failure,
    savedAt,
    draft,
    draftNow: useCallback(() => current.current, []),
    isDirty,
    touch: useCallback(() => {
      typed.current += 1;
      keeping.typed();
    }, [keeping]),
    save: useCallback(() => void enqueue('save'), [enqueue]),
    close: useCallback(async () => {
      if (!(await queue.current) || isDirty()) return enqueue('save');
      return true;
    }, [enqueue, isDirty]),
    settle: useCallback(
      (what) => {
        if (!WAYS.includes(what)) return false;
        void (what === 'theirs' ? openTheirs() : enqueue(what));
        return true;
      },
      [enqueue, openTheirs],
    ),
    hold: useCallback(async () => {
      held.current = true;
      await queue.current;
    }, []),
    release: useCallback(() => {
      held.current = false;
    }, []),
    sign: keeping.sign,
    forget: keeping.forget,
  };
}
