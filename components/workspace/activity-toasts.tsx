import { useEffect, useRef } from 'react';
import { useLiveValue, useToastStore, type Toast, type ToastAction } from '#lib/client/index.ts';
import { useWorkspace } from './workspace-context.ts';

/** Shows what was done last as a note, with the way back; a failure stays until it is closed. */
export function ActivityToasts() {
  const { core, seed, texts } = useWorkspace();
  const store = useToastStore();
  const newest = useLiveValue(core.activity, ([first]) => first);
  const shown = useRef<{ readonly of: string; readonly id: number }>(undefined);
  const seconds = Math.max(10, seed.settings.undoSeconds);
  useEffect(() => {
    if (!newest) return;
    const { undo, cancel, retry, detail, reference, tone, text } = newest;
    const actions: readonly (ToastAction | undefined)[] = [
      undo && { label: texts.t('workspace.undo'), run: undo, stays: true },
      cancel && { label: texts.t('workspace.cancel'), run: cancel, stays: true },
      retry && { label: texts.t('workspace.retry'), run: retry },
    ];
    const toast: Toast = {
      text,
      tone: tone === 'danger' ? 'danger' : 'plain',
      details: detail,
      reference: reference && texts.t('common.reference', { id: reference }),
      actions: actions.filter((one) => one !== undefined),
      seconds: tone === 'danger' || cancel ? undefined : seconds,
      busy: cancel !== undefined,
      about: 'activity',
    };
    const of = `${newest.id} ${String(newest.at)}`;
    if (shown.current?.of === of) store.change(shown.current.id, toast);
    else shown.current = { of, id: store.show(toast) };
  }, [newest, seconds, store, texts]);
  return null;
}
