import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { apiHref, type OutputOf, type startComposer } from '#lib/contract/index.ts';
import { AskError, askJson, type Excerpt, type FileQueue, type FormFailure } from '#lib/client/index.ts';
import { fillExcerpt } from '#lib/mail/fill-excerpt.ts';
import { loadComposerTexts, type ComposerTexts, type Texts } from '#lib/i18n/index.ts';
import { windowTexts } from './window-texts.ts';

/** All that a composer begins with. */
export type OpenedComposer = OutputOf<typeof startComposer> & {
  /** There is something in it that is not stored. */
  readonly isTouched?: boolean;
  /** Its files, where it stood elsewhere on the screen before: some may be on their way. */
  readonly files?: FileQueue;
};

const FAILED: FormFailure = { code: 'offline', text: '' };

/**
 * What a composer in a window begins with, as soon as it is here, and its words.
 *
 * @param start address of the compose page that would show it
 * @param opened what is known already: nothing is asked for then
 * @param excerpt what an answer quotes, in place of all of its message
 */
export function useOpenedComposer(
  start: string,
  opened: OpenedComposer | undefined,
  texts: Texts,
  excerpt: Excerpt | undefined,
) {
  const [known, setKnown] = useState(opened);
  const [words, setWords] = useState<ComposerTexts>();
  const [failure, setFailure] = useState<FormFailure>();
  const fail = useEffectEvent((cause: unknown) => setFailure(cause instanceof AskError ? cause.failure : FAILED));
  const wanted = known === undefined;
  useEffect(() => {
    loadComposerTexts(texts.locale).then(setWords, fail);
  }, [texts.locale]);
  useEffect(() => {
    if (!wanted) return undefined;
    const stop = new AbortController();
    const named = Object.fromEntries(new URL(start, window.location.href).searchParams);
    const fields = excerpt ? { ...named, excerpt: '1' } : named;
    askJson<OpenedComposer>(apiHref('startComposer'), fields, { signal: stop.signal }).then(
      (found) => setKnown(excerpt ? { ...found, view: fillExcerpt(found.view, excerpt) } : found),
      (cause: unknown) => {
        if (!stop.signal.aborted) fail(cause);
      },
    );
    return () => stop.abort();
  }, [wanted, start, excerpt]);
  const ownTexts = useMemo(() => words && windowTexts(texts, words), [texts, words]);
  return { opened: known, texts: ownTexts, failure };
}
