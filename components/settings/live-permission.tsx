'use client';

import { useState } from 'react';
import { Button, useHydrated } from '#components/ui/index.ts';

interface Props {
  readonly words: {
    readonly ask: string;
    readonly granted: string;
    readonly denied: string;
    /** This browser, or this way to the server, has no notifications. */
    readonly missing: string;
  };
}

/** Whether this browser may show notifications, and the button that asks it; nothing without scripts. */
export function LivePermission({ words }: Props) {
  const live = useHydrated();
  const [answer, setAnswer] = useState<NotificationPermission>();
  if (!live) return null;
  if (!window.isSecureContext || !('Notification' in window)) return <p className="text-muted">{words.missing}</p>;
  const now = answer ?? Notification.permission;
  if (now === 'default')
    return (
      <p>
        <Button type="button" onClick={() => void Notification.requestPermission().then(setAnswer)}>
          {words.ask}
        </Button>
      </p>
    );
  return <output className="block text-muted">{now === 'granted' ? words.granted : words.denied}</output>;
}
