'use client';

import { useState } from 'react';
import { mailtoPattern } from '#lib/contract/index.ts';
import { Button, useHydrated } from '#components/ui/index.ts';

interface Props {
  readonly words: {
    readonly ask: string;
    readonly asked: string;
    /** This browser, or this way to the server, cannot. */
    readonly missing: string;
  };
}

/** Asks the browser to open mail links of other pages with Tupai; nothing without scripts. */
export function LiveMailLinks({ words }: Props) {
  const live = useHydrated();
  const [asked, setAsked] = useState(false);
  if (!live) return null;
  if (!window.isSecureContext || !('registerProtocolHandler' in navigator))
    return <p className="text-muted">{words.missing}</p>;
  if (asked) return <output className="block text-muted">{words.asked}</output>;
  const ask = (): void => {
    navigator.registerProtocolHandler('mailto', new URL(mailtoPattern(), window.location.href).href);
    setAsked(true);
  };
  return (
    <p>
      <Button type="button" onClick={ask}>
        {words.ask}
      </Button>
    </p>
  );
}
