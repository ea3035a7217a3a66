import { useEffect, useRef, type RefObject } from 'react';
import { useKeySettings } from '#lib/client/index.ts';
import { boundKeys } from '#lib/mail/bound-keys.ts';
import { COMMANDS, type CommandId } from '#lib/mail/commands.ts';
import { keyName } from '#lib/mail/key-name.ts';

const WRITING = COMMANDS.filter(({ group }) => group === 'compose');

/** The person's keys for sending, saving and the like, wherever in the composer the focus is. What a screen below has on them does not happen. */
export function useComposerKeys(
  form: RefObject<HTMLFormElement | null>,
  actions: Readonly<Partial<Record<CommandId, () => void>>>,
): void {
  const settings = useKeySettings();
  const latest = useRef({ actions, settings });
  useEffect(() => {
    latest.current = { actions, settings };
  });
  useEffect(() => {
    const { current } = form;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented) return;
      const { actions: can, settings: keys } = latest.current;
      const name = keyName(event, keys.apple);
      const found =
        name === undefined ? undefined : WRITING.find((one) => can[one.id] && boundKeys(one, keys).includes(name));
      if (!found) return;
      can[found.id]?.();
      event.preventDefault();
      event.stopPropagation();
    };
    current?.addEventListener('keydown', onKeyDown);
    return () => {
      current?.removeEventListener('keydown', onKeyDown);
    };
  }, [form]);
}
