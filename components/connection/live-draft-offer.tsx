'use client';

import { useEffect, useState, type ComponentType } from 'react';
import { canKeepCopies } from '#lib/client/index.ts';
import type { ConnectionWords } from './connection-words.ts';

export interface DraftOfferProps {
  readonly words: ConnectionWords;
  readonly token: string;
}

/** Offers what a page was writing when it ended without saving. Looks once, when the page has time, and loads the offer only for a copy that is there. */
export function LiveDraftOffer(props: DraftOfferProps) {
  const [Offer, setOffer] = useState<ComponentType<DraftOfferProps>>();
  useEffect(() => {
    if (!canKeepCopies()) return undefined;
    const timer = setTimeout(() => {
      import('./draft-offer.tsx').then(
        ({ DraftOffer }) => setOffer(() => DraftOffer),
        () => undefined, // the next page looks again
      );
    }, QUIET);
    return () => clearTimeout(timer);
  }, []);
  return Offer ? <Offer {...props} /> : null;
}

const QUIET = 1500; // ms after the page stands
