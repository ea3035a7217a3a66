import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { findTypedRecipient } from '#lib/client/index.ts';
import { useHydrated } from '#components/ui/index.ts';
import { readRecipients, writeRecipients, type RecipientField } from './recipient.ts';
import type { Recipients } from './use-recipients.ts';

/**
 * Keeps the plain field that is posted as the chips say, and the chips as it says where something else writes into it (the ticks of
 * the address book). What was typed into it before the scripts ran is taken over, with the keyboard.
 *
 * @returns the plain field
 */
export function useStoredRecipients(
  recipients: Recipients,
  name: RecipientField,
  typing: RefObject<HTMLInputElement | null>,
): RefObject<HTMLTextAreaElement | null> {
  const stored = useRef<HTMLTextAreaElement>(null);
  const adopted = useRef(false);
  /** What we wrote into it last. */
  const written = useRef('');
  const ready = useHydrated();
  const { set } = recipients;
  const text = writeRecipients(recipients.lists[name]);
  useLayoutEffect(() => {
    const { current } = stored;
    if (!current || !ready) return;
    if (adopted.current) {
      if (current.value === text) return;
      current.value = written.current = text;
      current.dispatchEvent(new Event('input', { bubbles: true })); // the form hears that something changed
      return;
    }
    adopted.current = true;
    const { value, defaultValue } = current;
    const isTyping = document.activeElement === current;
    const rest = isTyping ? findTypedRecipient(value, value.length) : { start: value.length };
    if (value !== defaultValue || isTyping)
      set(name, { settled: readRecipients(value.slice(0, rest.start)), typed: value.slice(rest.start) });
    else current.value = written.current = text;
    if (isTyping) typing.current?.focus();
  }, [ready, text, name, set, typing]);
  useEffect(() => {
    const { current } = stored;
    const onInput = (): void => {
      if (!current || !adopted.current || current.value === written.current) return;
      written.current = current.value;
      set(name, { settled: readRecipients(current.value), typed: '' });
    };
    current?.addEventListener('input', onInput);
    return () => current?.removeEventListener('input', onInput);
  }, [name, set]);
  return stored;
}
