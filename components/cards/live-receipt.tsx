'use client';

import { useEffect, useState, type ReactNode } from 'react';
import { apiHref } from '#lib/contract/index.ts';
import { postForm } from '#lib/client/index.ts';
import { Icon } from '#components/ui/index.ts';

interface Props {
  /** Which message, as its forms name it. */
  readonly view: { readonly token: string; readonly mailbox: string; readonly message: string };
  /** Says that it was sent. */
  readonly words: string;
  /** The question, where it could not be sent. */
  readonly children: ReactNode;
}

/** Messages that are paged through were not read. */
const STAY = 2000;

/** Sends a receipt by itself once the message has been on the screen for a while, and says so. */
export function LiveReceipt({ view: { token, mailbox, message }, words, children }: Props) {
  const [done, setDone] = useState<'sent' | 'failed'>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const send = async (): Promise<void> => {
      const form = new FormData();
      for (const [name, value] of Object.entries({ token, mailbox, message, do: 'automatic' }))
        form.append(name, value);
      const answer = await postForm(apiHref('answerReceipt'), form);
      setDone(answer.ok ? 'sent' : 'failed');
    };
    const look = (): void => {
      clearTimeout(timer);
      if (document.visibilityState === 'visible') timer = setTimeout(() => void send(), STAY);
    };
    document.addEventListener('visibilitychange', look);
    look();
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [token, mailbox, message]);
  if (done === 'failed') return children;
  if (!done) return <noscript>{children}</noscript>;
  return (
    <p className="flex items-start gap-2 text-snippet text-muted">
      <Icon name="mail-open" className="size-4" />
      <span className="min-w-0 wrap-anywhere">{words}</span>
    </p>
  );
}
