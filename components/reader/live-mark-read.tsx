'use client';

import { useEffect } from 'react';
import { postForm } from '#lib/client/index.ts';

interface Props {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Marks the message as read once its page is really on the screen: not while it loads, not in a tab behind. */
export function LiveMarkRead({ action, fields }: Props) {
  const body = new URLSearchParams(fields).toString(); // a new object each render would post again
  useEffect(() => {
    const mark = (): void => {
      if (document.visibilityState !== 'visible') return;
      document.removeEventListener('visibilitychange', mark);
      const form = new FormData();
      for (const [name, value] of new URLSearchParams(body)) form.append(name, value);
      void postForm(action, form); // a refusal shows as what it is: the message stays unread in the list
    };
    document.addEventListener('visibilitychange', mark);
    mark();
    return () => {
      document.removeEventListener('visibilitychange', mark);
    };
  }, [action, body]);
  return null;
}
