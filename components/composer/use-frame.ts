import { useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';
import type { FileQueue } from '#lib/client/index.ts';
import type { ComposeView } from '#lib/contract/index.ts';
import type { ComposerFrame } from './composer-frame.ts';
import type { DraftSaving } from './use-draft-saving.ts';

/** Tells the screen around a composer what becomes of it; on a page of its own nobody listens. */
export function useFrame(
  frame: ComposerFrame | undefined,
  saving: Pick<DraftSaving, 'draft' | 'isDirty' | 'savedAt' | 'touch'>,
  snapshot: () => ComposeView,
  files: FileQueue,
): void {
  const { draft, touch } = saving;
  const begin = useEffectEvent(() => {
    if (frame?.isTouched) touch(); // what it begins with is not stored
  });
  useEffect(() => begin(), []);
  const tellStored = useEffectEvent(frame?.onStored ?? (() => undefined));
  useEffect(() => {
    if (draft.message !== '') tellStored(draft);
  }, [draft]);
  const leave = (): void =>
    frame?.onLeave(snapshot(), saving.isDirty() || saving.savedAt !== '' || files.isRunning, files);
  const latest = useRef(leave);
  useEffect(() => void (latest.current = leave));
  useLayoutEffect(() => () => latest.current(), []); // while what it drew is still there
}
