'use client';

import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';

interface Props {
  readonly title: string;
  /** Only for those who do not see it, where the content says it already. */
  readonly titleHidden?: boolean;
  /** Escape, a press beside it, or whatever else the browser closes dialogs by. */
  readonly onClose: () => void;
  /** A press beside it does not close it: what was typed in it would be gone. */
  readonly stays?: boolean;
  readonly children: ReactNode;
  readonly className?: string;
}

/**
 * A native modal dialog, open as long as it is rendered. Focus goes into it and comes back to where it was; where that has
 * gone meanwhile, to the content of the page.
 */
export function LiveDialog({ title, titleHidden = false, stays = false, onClose, children, className = '' }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const own = dialog.current;
    const opener = document.activeElement;
    own?.showModal();
    return () => {
      own?.close(); // gives the focus back, which taking it out of the page would not
      if (opener !== document.body && !opener?.isConnected) document.getElementById('content')?.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      closedby={stays ? 'closerequest' : 'any'}
      onCancel={(event) => {
        event.preventDefault(); // it closes by no longer being rendered
        onClose();
      }}
      className={`dialog ${className}`}
    >
      <h2 id={id} className={titleHidden ? 'sr-only' : 'text-subject font-strong'}>
        {title}
      </h2>
      {children}
    </dialog>
  );
}
