import { useEffect, useRef } from 'react';
import { useToasts, useToastStore } from '#lib/client/index.ts';
import { announce, LiveToasts } from '#components/ui/index.ts';

interface Props {
  readonly words: { readonly toasts: string; readonly dismiss: string };
}

/** Draws the notes of the page and says each of them once. */
export function ToastHost({ words }: Props) {
  const store = useToastStore();
  const toasts = useToasts();
  const said = useRef(0);
  useEffect(() => {
    for (const { id, text, tone, action } of toasts.filter((toast) => toast.id > said.current)) {
      announce(action ? `${text} ${action.label}` : text, tone === 'danger' ? 'assertive' : 'polite');
      said.current = id;
    }
  }, [toasts]);
  return (
    <LiveToasts
      toasts={toasts.map(({ action, ...toast }) => ({ ...toast, action: action?.label }))}
      label={words.toasts}
      close={words.dismiss}
      onAction={(id) => store.act(id)}
      onClose={(id) => store.dismiss(id)}
      onPause={(paused) => store.pause(paused)}
    />
  );
}
