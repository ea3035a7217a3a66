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
 * People whose name or address fits what is being typed, best first, at most eight. Nothing below two letters, and nothing
 * when the address book cannot be asked: completion is a help, typing goes on without it.
 *
 * @param href Where contacts are searched, with the mount point.
 * @param taken What stands in the field already; nobody in it is offered again.
 */
export function useSuggestions(href: string, typed: string, taken: string): readonly Suggestion[] {
  const [answer, setAnswer] = useState({ typed: '', found: NONE });
  const isAsking = typed.length > 1 && typed.length <= 200;
  useEffect(() => {
    if (!isAsking) return undefined;
    const stop = new AbortController();
    const ask = async () => {
      const response = await fetch(`${href}?${new URLSearchParams({ q: typed }).toString()}`, { signal: stop.signal });
      const found = response.ok
        ? suggest((await response.json()) as { contacts: readonly ContactView[] }, typed)
        : NONE;
      setAnswer({ typed, found });
    };
    const timer = setTimeout(() => {
      ask().catch(() => {
        if (!stop.signal.aborted) setAnswer({ typed, found: NONE }); // no network: no suggestions
      });
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [href, typed, isAsking]);
  // while the next answer is on its way, what was found for the beginning of the word still fits
  if (!isAsking || answer.typed === '' || !typed.startsWith(answer.typed)) return NONE;
  const wanted = typed.toLowerCase();
  return answer.found.filter(
    ({ text, address }) => (answer.typed === typed || text.toLowerCase().includes(wanted)) && !taken.includes(address),
  );
}

function suggest({ contacts }: { contacts: readonly ContactView[] }, typed: string): readonly Suggestion[] {
  const wanted = typed.toLowerCase();
  return contacts
    .flatMap(({ name, addresses }) =>
      addresses.map((address) => ({ name, address, text: formatAddress({ name, address }) })),
    )
    .filter((one, at, all) => one.text !== typed && all.findIndex(({ text }) => text === one.text) === at)
    .sort((a, b) => Number(b.text.toLowerCase().startsWith(wanted)) - Number(a.text.toLowerCase().startsWith(wanted)))
    .slice(0, MOST);
}
