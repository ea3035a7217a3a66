import { useEffect, useMemo, useRef } from 'react';
import { apiHref, type OutputOf, type readDraftKeeping } from '#lib/contract/index.ts';
import { AskError, DraftCopy, SaveClock, askJson, canKeepCopies, hearPage, newOperation } from '#lib/client/index.ts';

interface Options {
  readonly id: string;
  readonly action: string;
  /** All fields of the form; `undefined` while they cannot be told. */
  readonly collect: (what: string) => FormData | undefined;
  readonly save: () => void;
  /** Saving by itself would be in the way now. */
  readonly isBusy: () => boolean;
  readonly isDirty: () => boolean;
  /** An earlier page left a copy of this message in the browser: the server has not got all of it. */
  readonly onFound: () => void;
}

export interface DraftKeeping {
  readonly typed: () => void;
  /** A save came to its end. */
  readonly saved: (worked: boolean) => void;
  /** Puts into the fields which page saves them. */
  readonly sign: (fields: FormData) => FormData;
  /** Nothing of the message is kept any more. */
  readonly forget: () => void;
}

/** Until the server has said how it wants it. */
const FIRST = { every: 30_000, afterLast: false };

/** When a draft is stored by itself, and the copy in the browser that bridges the time until then. */
export function useDraftKeeping(options: Options): DraftKeeping {
  const latest = useRef(options);
  useEffect(() => void (latest.current = options));
  const live = useRef<{ readonly copy: DraftCopy; readonly clock: SaveClock }>(undefined);
  const { id } = options;
  useEffect(() => {
    const { current } = latest;
    const copy = new DraftCopy(id, () => latest.current.collect('save'));
    const clock = new SaveClock(
      FIRST,
      () => latest.current.save(),
      () => latest.current.isBusy(),
    );
    live.current = { copy, clock };
    copy.claim();
    if (current.isDirty()) clock.typed();
    const begin = async (): Promise<void> => {
      const given = await askJson<OutputOf<typeof readDraftKeeping>>(
        apiHref('readDraftKeeping'),
        {},
        { background: true },
      );
      const { every, soon, onCloseOnly } = given;
      if (!canKeepCopies()) clock.setPace(onCloseOnly ? FIRST : { every: soon, afterLast: true });
      else clock.setPace({ every: onCloseOnly ? undefined : every, afterLast: false });
      if (!(await copy.start(given))) return;
      latest.current.onFound();
      clock.typed();
    };
    begin().catch((cause: unknown) => {
      if (!(cause instanceof AskError)) throw cause; // it goes on at its first pace, without a copy
    });
    const onHide = (): void => {
      const { action, collect, isDirty } = latest.current;
      const fields = canKeepCopies() || !isDirty() ? undefined : collect('save');
      if (fields) sendLast(action, fields);
    };
    window.addEventListener('pagehide', onHide);
    const unhear = hearPage(({ kind }) => {
      if (kind === 'online' || kind === 'signed-in') clock.hurry();
    });
    return () => {
      window.removeEventListener('pagehide', onHide);
      unhear();
      clock.stop();
      copy.stop();
    };
  }, [id]);

  const writer = useRef('');
  return useMemo(
    () => ({
      typed: () => {
        live.current?.copy.touch();
        live.current?.clock.typed();
      },
      saved: (worked) => {
        const dirty = latest.current.isDirty();
        live.current?.clock.done(worked, dirty);
        if (worked && !dirty) live.current?.copy.drop();
      },
      sign: (fields) => {
        writer.current ||= newOperation().padEnd(32, '0');
        fields.set('writer', writer.current);
        return fields;
      },
      forget: () => {
        live.current?.clock.stop();
        live.current?.copy.drop();
      },
    }),
    [],
  );
}

/** The page goes away and the browser keeps nothing: what fits into a request that outlives it (64 kB) goes to the server. */
function sendLast(action: string, fields: FormData): void {
  const headers = { accept: 'application/json' };
  fetch(action, { method: 'POST', body: fields, keepalive: true, headers }).catch(() => undefined); // nobody is left to hear of it
}
