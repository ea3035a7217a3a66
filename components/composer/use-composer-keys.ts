import { useEffect, useRef, type RefObject } from 'react';

interface Actions {
  readonly onSend: () => void;
  readonly onSave: () => void;
}

/** Ctrl+Enter sends and Ctrl+S saves (⌘ on a Mac), wherever in the composer the focus is. */
export function useComposerKeys(form: RefObject<HTMLFormElement | null>, actions: Actions): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    const { current } = form;
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.isComposing) return;
      if (event.key === 'Enter') latest.current.onSend();
      else if (event.key.toLowerCase() === 's') latest.current.onSave();
      else return;
      event.preventDefault();
    };
    current?.addEventListener('keydown', onKeyDown);
    return () => {
      current?.removeEventListener('keydown', onKeyDown);
    };
  }, [form]);
}
