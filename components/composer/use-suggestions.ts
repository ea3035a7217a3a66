import { useEffect, useState } from 'react';
import type { ContactView } from '#lib/contract/index.ts';
import { formatAddress } from '#lib/mail/format-address.ts';

/** One address of one person in the address book. */
export interface Suggestion {
  readonly name: string;
  readonly address: string;
  /** As it goes into the field. */
  readonly text: string;
}

const MOST = 8;
const PAUSE = 80; // ms without a key before the server is asked
const NONE: readonly Suggestion[] = [];

/**
 * People whose name or address fits what is being typed, best first, at most eight. Nothing while nothing is typed, and
 * nothing when the address book cannot be asked: completion is a help, typing goes on without it.
 *
 * @param href Where contacts are searched, with the mount point.
 */
export function useSuggestions(href: string, typed: string): readonly Suggestion[] {
  const [found, setFound] = useState(NONE);
  useEffect(() => {
    if (typed.length < 2 || typed.length > 200) {
      setFound(NONE);
      return undefined;
    }
    const stop = new AbortController();
    const ask = async () => {
      const answer = await fetch(`${href}?${new URLSearchParams({ q: typed }).toString()}`, { signal: stop.signal });
      if (answer.ok) setFound(suggest((await answer.json()) as { contacts: readonly ContactView[] }, typed));
    };
    const timer = setTimeout(() => {
      ask().catch(() => {
        if (!stop.signal.aborted) setFound(NONE); // no network: no suggestions
      });
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [href, typed]);
  return found;
}

function suggest({ contacts }: { contacts: readonly ContactView[] }, typed: string): readonly Suggestion[] {
  const wanted = typed.toLowerCase();
  return contacts
    .flatMap(({ name, addresses }) =>
      addresses.map((address) => ({ name, address, text: formatAddress({ name, address }) })),
    )
    .filter(({ text }) => text !== typed)
    .sort((a, b) => Number(b.text.toLowerCase().startsWith(wanted)) - Number(a.text.toLowerCase().startsWith(wanted)))
    .slice(0, MOST);
}
