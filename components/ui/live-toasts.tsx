'use client';

import { useEffect, useRef, type FocusEvent } from 'react';
import { Button } from './button.tsx';

export interface ToastView {
  readonly id: number;
  readonly text: string;
  readonly tone?: 'plain' | 'danger';
  /** Label of what can be done about it. */
  readonly action?: string | undefined;
}

interface Props {
  readonly toasts: readonly ToastView[];
  /** Name of the whole stack, and of the button that puts one away. */
  readonly label: string;
  readonly close: string;
  readonly onAction: (id: number) => void;
  readonly onClose: (id: number) => void;
  /** Somebody points at them or has the focus in them: their time stands still. */
  readonly onPause: (paused: boolean) => void;
}

/** A region of the page; `section` would be one, too, but nobody points at sections. */
const PLACE = { role: 'region' };

/** Short notes at the foot of the screen, the newest below. What they say is announced elsewhere, once. */
export function LiveToasts({ toasts, label, close, onAction, onClose, onPause }: Props) {
  const before = useRef<EventTarget>(null);
  const inside = useRef(false);
  useEffect(() => {
    if (!inside.current || document.activeElement !== document.body) return;
    inside.current = false; // the note that had the focus is gone: back to where it came from
    onPause(false);
    const target = before.current instanceof HTMLElement && before.current.isConnected ? before.current : null;
    (target ?? document.getElementById('content'))?.focus();
  });
  const onFocus = ({ relatedTarget, currentTarget }: FocusEvent): void => {
    if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) before.current = relatedTarget;
    inside.current = true;
    onPause(true);
  };
  const onBlur = ({ relatedTarget }: FocusEvent): void => {
    if (relatedTarget) inside.current = false;
    onPause(false);
  };
  if (toasts.length === 0) return null;
  return (
    <div
      {...PLACE}
      aria-label={label}
      className="toasts"
      onPointerEnter={() => onPause(true)}
      onPointerLeave={() => onPause(false)}
      onFocus={onFocus}
      onBlur={onBlur}
    >
      <ol>
        {toasts.map(({ id, text, tone = 'plain', action }) => (
          <li key={id} className="toast" data-tone={tone}>
            <span dir="auto">{text}</span>
            {action !== undefined && (
              <Button type="button" tone="plain" onClick={() => onAction(id)}>
                {action}
              </Button>
            )}
            <Button type="button" tone="quiet" icon="close" iconOnly onClick={() => onClose(id)}>
              {close}
            </Button>
          </li>
        ))}
      </ol>
    </div>
  );
}
