'use client';

import { useEffect, useState } from 'react';
import { apiHref } from '#lib/contract/index.ts';
import { askJson } from '#lib/client/index.ts';
import { Icon } from '#components/ui/index.ts';

interface Props {
  readonly address: string;
  readonly words: string;
}

interface Answer {
  readonly written: boolean | null;
}

/** Only about a message that somebody stays at: those that are paged through ask nothing. */
const STAY = 1000;

/** Says that the person never wrote to a sender, once the server has looked; it does so after the message is shown. */
export function LiveFirstContact({ address, words }: Props) {
  const [first, setFirst] = useState<string>();
  useEffect(() => {
    const left = new AbortController();
    const timer = setTimeout(() => {
      askJson<Answer>(apiHref('readAcquaintance'), { address }, { signal: left.signal }).then(
        ({ written }) => {
          if (written === false) setFirst(address);
        },
        () => undefined, // not found out: nothing is said
      );
    }, STAY);
    return () => {
      clearTimeout(timer);
      left.abort();
    };
  }, [address]);
  if (first !== address) return null;
  return (
    <p className="flex items-start gap-2 text-snippet text-muted">
      <Icon name="info" className="size-4" />
      <span className="min-w-0 wrap-anywhere">{words}</span>
    </p>
  );
}
