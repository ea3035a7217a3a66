import { useEffect, useState } from 'react';
import type { OutputOf, RecipientSuggestion, suggestRecipients } from '#lib/contract/index.ts';
import type { Address } from '#lib/mail/address.ts';
import { formatAddressList } from '#lib/mail/format-address.ts';

/** Somebody to write to, or a group of people. */
export interface Suggestion {
  readonly name: string;
  /** Of one person; `''` for a group. */
  readonly address: string;
  /** All that are meant; at least one. */
  readonly members: readonly Address[];
  /** As it goes into a plain field. */
  readonly text: string;
}

const PAUSE = 20; // ms without a key before the server is asked
const MOST = 8;
const NONE: readonly Suggestion[] = [];
const NOBODY: OutputOf<typeof suggestRecipients> = { suggestions: [], more: false };

/**
 * People whose name or address fits what is being typed, best first, at most eight. Nothing below two letters, and nothing
 * when the address book cannot be asked: completion is a help, typing goes on without it.
 *
 * @param href Where recipients are suggested, with the mount point.
 * @param taken What stands in the field already; nobody in it is offered again.
 */
export function useSuggestions(href: string, typed: string, taken: string): readonly Suggestion[] {
  const [answer, setAnswer] = useState({ typed: '', found: NONE });
  const isAsking = typed.length > 1 && typed.length <= 200;
  useEffect(() => {
    if (!isAsking) return undefined;
    const stop = new AbortController();
    const ask = async (directory: string) => {
      const query = new URLSearchParams({ q: typed, directory }).toString();
      const response = await fetch(`${href}?${query}`, { signal: stop.signal });
      return response.ok ? ((await response.json()) as OutputOf<typeof suggestRecipients>) : NOBODY;
    };
    /** What is near comes first, and stays where it is when the directory has found others. */
    const askBoth = async () => {
      const near = await ask('');
      const found = read(near.suggestions);
      setAnswer({ typed, found });
      if (!near.more) return;
      const others = read((await ask('1')).suggestions).filter(
        ({ address }) => !found.some((one) => one.address.toLowerCase() === address.toLowerCase()),
      );
      setAnswer({ typed, found: [...found, ...others].slice(0, MOST) });
    };
    const timer = setTimeout(() => {
      askBoth().catch(() => {
        if (!stop.signal.aborted) setAnswer((now) => (now.typed === typed ? now : { typed, found: NONE })); // no network: no suggestions
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
    ({ text, name, members }) =>
      text !== typed &&
      (answer.typed === typed || `${name}\n${text}`.toLowerCase().includes(wanted)) &&
      members.some(({ address }) => !taken.includes(address)),
  );
}

const read = (suggestions: readonly RecipientSuggestion[]): readonly Suggestion[] =>
  suggestions.map(({ name, members }) => ({
    name,
    address: members.length === 1 ? (members[0]?.address ?? '') : '',
    members,
    text: formatAddressList(members),
  }));
