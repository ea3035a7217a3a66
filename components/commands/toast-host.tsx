import { useEffect, useRef } from 'react';
import { useToasts, useToastStore } from '#lib/client/index.ts';
import { announce, LiveToasts } from '#components/ui/index.ts';

interface Props {
  readonly words: { readonly toasts: string; readonly dismiss: string; readonly details: string };
}

/** Draws the notes of the page and says each of them once. */
export function ToastHost({ words }: Props) {
  const store = useToastStore();
  const toasts = useToasts();
  const said = useRef<ReadonlyMap<number, string>>(new Map());
  useEffect(() => {
    for (const { id, text, tone, actions = [], busy = false } of toasts) {
      const before = said.current.get(id);
      if (before === text || (busy && before !== undefined)) continue;
      const labels = actions.map(({ label }) => label).join(' ');
      announce(`${text} ${labels}`.trim(), tone === 'danger' ? 'assertive' : 'polite');
    }
    said.current = new Map(toasts.map(({ id, text }) => [id, text]));
  }, [toasts]);

  const held = useRef(false);
  useEffect(() => {
    const onVisible = (): void => store.pause(held.current || document.visibilityState === 'hidden');
    document.addEventListener('visibilitychange', onVisible);
    return () => document.removeEventListener('visibilitychange', onVisible);
  }, [store]);
  return (
    <LiveToasts
      toasts={toasts.map(({ actions = [], ...toast }) => ({ ...toast, actions: actions.map(({ label }) => label) }))}
      label={words.toasts}
      close={words.dismiss}
      details={words.details}
      onAction={(id, at) => store.act(id, at)}
      onClose={(id) => store.dismiss(id)}
      onPause={(paused) => {
        held.current = paused;
        store.pause(paused);
      }}
    />
  );
}
