'use client';

import { useEffect, useRef, type FocusEvent } from 'react';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';

export interface ToastView {
  readonly id: number;
  readonly text: string;
  readonly tone?: 'plain' | 'danger' | undefined;
  /** The mail server's own words. */
  readonly details?: string | undefined;
  readonly reference?: string | undefined;
  /** Labels of what can be done about it. */
  readonly actions: readonly string[];
}

interface Props {
  readonly toasts: readonly ToastView[];
  /** Name of the whole stack, of the button that puts one away, and of the server's own words. */
  readonly label: string;
  readonly close: string;
  readonly details: string;
  readonly onAction: (id: number, at: number) => void;
  readonly onClose: (id: number) => void;
  /** Somebody points at them or has the focus in them: their time stands still. */
  readonly onPause: (paused: boolean) => void;
}

/** A region of the page; `section` would be one, too, but nobody points at sections. */
const PLACE = { role: 'region' };

/** Short notes at the foot of the screen, the newest below. What they say is announced elsewhere, once. */
export function LiveToasts({ toasts, label, close, details: detailsLabel, onAction, onClose, onPause }: Props) {
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
        {toasts.map(({ id, text, tone = 'plain', details, reference, actions }) => (
          <li key={id} className="toast" data-tone={tone}>
            {tone === 'danger' && <Icon name="danger" />}
            <div className="toast-text">
              <span dir="auto">{text}</span>
              {details && (
                <details className="text-snippet">
                  <summary className="inline-block underline">{detailsLabel}</summary>
                  <p className="mt-1 font-mono break-words whitespace-pre-wrap" dir="auto">
                    {details}
                  </p>
                </details>
              )}
              {reference && <p className="font-mono text-meta">{reference}</p>}
            </div>
            {actions.map((action, at) => (
              <Button key={action} type="button" tone="plain" onClick={() => onAction(id, at)}>
                {action}
              </Button>
            ))}
            <Button type="button" tone="quiet" icon="close" iconOnly onClick={() => onClose(id)}>
              {close}
            </Button>
          </li>
        ))}
      </ol>
    </div>
  );
}
